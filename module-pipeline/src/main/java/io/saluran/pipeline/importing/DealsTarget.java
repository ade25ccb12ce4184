package io.saluran.pipeline.importing;

import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;

import io.saluran.pipeline.api.DealsImported;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.Fields;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportMade;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.NearMatch;
import io.saluran.platform.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Deals, open and closed, dated by the file. What the file leaves empty stays empty.
@Component
public final class DealsTarget implements ImportTarget {

    private final Amounts amounts;
    private final Events events;
    private final OwnColumns own;

    @Activate
    public DealsTarget(@Reference Settings settings, @Reference Events events, @Reference Fields fields) {
        this.own = new OwnColumns(fields, "deal");
        this.amounts = new Amounts(settings);
        this.events = events;
    }

    @Override
    public String name() {
        return "deals";
    }

    @Override
    public String permission() {
        return ImportPermission.IMPORT;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public List<ImportField> fields() {
        return own.after(
                ImportField.of("external_id", Kind.KEY, "opportunity id", "deal id", "id", "record id", "id peluang"),
                ImportField.of("name", Kind.TEXT, "deal name", "deal", "opportunity name", "opportunity", "title",
                        "nama peluang", "peluang", "tajuk"),
                ImportField.of("account", Kind.REFERENCE, "account name", "company", "company name", "organisation",
                        "organization", "customer", "client", "syarikat", "nama syarikat", "akaun", "pelanggan"),
                ImportField.of("owner", Kind.REFERENCE, "sales agent", "agent", "deal owner", "opportunity owner",
                        "assigned to", "salesperson", "sales rep", "rep", "pemilik", "ejen", "wakil jualan"),
                ImportField.of("product", Kind.REFERENCE, "product name", "item", "produk"),
                ImportField.of("stage", Kind.TEXT, "deal stage", "sales stage", "pipeline stage", "peringkat"),
                ImportField.of("outcome", Kind.TEXT, "status", "won lost", "result", "hasil", "keputusan"),
                ImportField.of("reason", Kind.TEXT, "lost reason", "loss reason", "closed reason", "sebab"),
                ImportField.of("value", Kind.NUMBER, "close value", "amount", "deal value", "deal size", "revenue",
                        "total",
                        "nilai", "jumlah", "amaun"),
                ImportField.of("currency", Kind.TEXT, "currency code", "mata wang"),
                ImportField.of("agreed_amount", Kind.NUMBER, "amount in its currency", "agreed value",
                        "jumlah dipersetujui"),
                ImportField.of("opened_on", Kind.DATE, "engage date", "open date", "opened", "created", "create date",
                        "created on", "date created", "created date", "start date", "tarikh buka", "tarikh mula"),
                ImportField.of("closes_on", Kind.DATE, "close date", "closing date", "expected close date", "closed",
                        "closed on", "closed date", "tarikh tutup"),
                ImportField.of("source", Kind.TEXT, "lead source", "sumber"),
                ImportField.of("next_step", Kind.TEXT, "next step", "langkah seterusnya"));
    }

    @Override
    public Map<String, List<String>> choices(DSLContext sql) {
        return Map.of("pipeline", sql.select(PIPELINE_.NAME)
                .from(PIPELINE_)
                .where(PIPELINE_.ARCHIVED_AT.isNull())
                .orderBy(PIPELINE_.POSITION)
                .fetch(PIPELINE_.NAME));
    }

    @Override
    public Optional<List<String>> ties(ImportRun run) {
        return new PlanNotes(run.notes()).isSettled() ? Optional.of(List.of()) : Optional.empty();
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        return new DealCheck(run, amounts.ofDeals(run), own).judge();
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return DealChanges.of(run, rows);
    }

    @Override
    public List<ImportMade> made(ImportRun run) {
        var made = new ArrayList<>(StagePlan.made(run));
        made.addAll(NewAccounts.made(run));
        Made.named(run, "product", "product").ifPresent(made::add);
        return made;
    }

    @Override
    public void apply(ImportRun run) {
        amounts.settleDeals(run);
        new DealWriting(run).write();
        events.publish(run.sql(), new DealsImported(run.id()));
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var kept = DealUndo.takeBack(undo);
        events.publish(undo.sql(), new DealsImported(undo.importId()));
        return kept;
    }
}
