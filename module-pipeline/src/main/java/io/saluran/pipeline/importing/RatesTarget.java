package io.saluran.pipeline.importing;

import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.pipeline.currency.CurrencyPermissions;
import io.saluran.pipeline.currency.Revaluation;
import io.saluran.pipeline.record.Limit;
import io.saluran.platform.event.Events;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.ImportWide;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Exchange rates: what one unit of a currency costs from a day on, in another one or in the reporting currency.
@Component
public final class RatesTarget implements ImportTarget {

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .filter(each -> each.getDefaultFractionDigits() >= 0).map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final String KNOWN = CODES.stream().map(code -> "'" + code + "'").sorted()
            .collect(Collectors.joining(", "));

    private static final String NO_RATE = "row.rate::numeric > %1$s or row.rate::numeric * %1$s < 1"
            .formatted(Limit.RATE.toPlainString());

    private final Events events;

    @Activate
    public RatesTarget(@Reference Events events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "exchange-rates";
    }

    @Override
    public String permission() {
        return CurrencyPermissions.CONFIGURE;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                ImportField.required("currency", Kind.TEXT, "currency", "code", "currency code", "iso", "from",
                        "mata wang", "kod"),
                ImportField.required("valid_on", Kind.DATE, "date", "valid from", "from date", "day", "tarikh"),
                ImportField.required("rate", Kind.NUMBER, "rate", "exchange rate", "value", "kadar"),
                ImportField.of("base", Kind.TEXT, "base", "base currency", "to", "in", "asas"));
    }

    /// Central banks publish a column for each currency.
    @Override
    public Optional<ImportWide> wide() {
        return Optional.of(new ImportWide("currency", "rate", CODES));
    }

    @Override
    public Map<String, List<String>> choices(DSLContext sql) {
        return RateDoubts.CHOICES;
    }

    @Override
    public Set<String> doubts() {
        return RateDoubts.REASONS;
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        var rows = new StagedSql(run);
        rows.execute("update $rows set currency = upper(btrim(currency)), base = upper(btrim(base))");
        rows.execute("update $rows set base = (select currency from pipeline.reporting) where base is null");
        for (var field : List.of("currency", "base")) {
            rows.reject("pipeline.import.reason.no-currency", field, "row." + field + " not in (" + KNOWN + ")");
        }
        rows.reject("pipeline.import.reason.no-rate", "rate", NO_RATE);
        rows.reject("pipeline.import.reason.same-currency", "currency", "row.currency = row.base");
        var doubts = new RateDoubts(run, rows);
        doubts.refuseRepeated();
        doubts.refuse();
        rows.execute("""
                update $rows row
                   set record_id = known.id,
                       verdict = case when known.id is null then 'create'
                                      when known.rate = row.rate::numeric then 'same' else 'update' end
                  from $rows each
                  left join pipeline.exchange_rate known
                    on known.currency = each.currency and known.base = each.base
                   and known.valid_on = each.valid_on::date
                 where each.row_no = row.row_no and row.verdict is null""");
        return List.of();
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return Changes.of(run, rows, "pipeline.exchange_rate known on known.id = row.record_id",
                "('rate', " + Changes.number("known.rate") + ", " + Changes.number("row.rate") + ")", null);
    }

    @Override
    public void apply(ImportRun run) {
        var rows = new StagedSql(run);
        rows.execute("update $rows set record_id = platform.uuid7() where verdict = 'create'");
        rows.execute("""
                insert into pipeline.exchange_rate (id, currency, base, valid_on, rate)
                select record_id, currency, base, valid_on::date, rate::numeric from $rows where verdict = 'create'""");
        run.note("exchange_rate", rows.filled(
                "select record_id, 'created', null::jsonb, null::int from $rows where verdict = 'create'", Map.of()));
        run.note("exchange_rate", rows.filled("""
                select known.id, 'updated', to_jsonb(known), null::int
                  from $rows row join pipeline.exchange_rate known on known.id = row.record_id
                 where row.verdict = 'update'""", Map.of()));
        rows.execute("""
                update pipeline.exchange_rate known
                   set rate = row.rate::numeric
                  from $rows row
                 where row.verdict = 'update' and row.record_id = known.id""");
        run.noteAfter("exchange_rate", "pipeline.exchange_rate");
        Revaluation.all(run.sql());
        events.publish(run.sql(), new PipelinesChanged(run.viewer().person()));
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var name = "t.currency || ' ' || t.valid_on";
        var kept = new ArrayList<>(undo.restore("exchange_rate", "pipeline.exchange_rate", name));
        kept.addAll(undo.delete("exchange_rate", "pipeline.exchange_rate", name, "false"));
        Revaluation.all(undo.sql());
        events.publish(undo.sql(), new PipelinesChanged(undo.viewer().person()));
        return kept;
    }
}
