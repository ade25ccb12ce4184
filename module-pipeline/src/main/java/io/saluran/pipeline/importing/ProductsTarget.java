package io.saluran.pipeline.importing;

import io.saluran.pipeline.record.Limit;
import io.saluran.platform.field.Fields;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.NearMatch;
import io.saluran.platform.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Products, known by their names, with list prices in the reporting currency.
@Component
public final class ProductsTarget implements ImportTarget {

    private static final List<StagedColumn> FACTS = List.of(StagedColumn.text("series"),
            StagedColumn.number("list_price"));

    private static final StagedRecords RECORDS = new StagedRecords("product",
            Stream.concat(Stream.of(StagedColumn.text("name")), FACTS.stream()).toList(), FACTS);

    private final OwnColumns own;
    private final Amounts amounts;

    @Activate
    public ProductsTarget(@Reference Settings settings, @Reference Fields fields) {
        own = new OwnColumns(fields, "product");
        this.amounts = new Amounts(settings);
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public String permission() {
        return ImportPermission.IMPORT;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<ImportField> fields() {
        return own.after(
                ImportField.required("name", Kind.REFERENCE, "product", "product name", "item", "item name", "produk",
                        "nama produk"),
                ImportField.of("series", Kind.TEXT, "product series", "family", "product family", "category", "line",
                        "siri",
                        "kategori"),
                ImportField.of("list_price", Kind.NUMBER, "sales price", "price", "unit price", "list price", "harga",
                        "harga jualan", "harga senarai"));
    }

    @Override
    public Optional<List<String>> ties(ImportRun run) {
        return Optional.of(List.of("lower(row.name)"));
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        amounts.of(run);
        var rows = new StagedSql(run);
        Repeats.refuse(rows, "name");
        own.read(run, rows);
        rows.reject("pipeline.import.reason.negative", "list_price", "row.list_price::numeric < 0");
        rows.rejectLarge("list_price", Limit.AMOUNT);
        var matches = run.resolve("name", "select id, name from pipeline.product where archived_at is null",
                ImportRun.Unknown.CREATE);
        rows.execute("update $rows row set record_id = row.name_id where row.verdict is null");
        own.refuseMissing(rows, "pipeline.product", "false");
        RECORDS.judge(rows, "row.record_id is null");
        return matches;
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return RECORDS.changes(run, rows);
    }

    @Override
    public void apply(ImportRun run) {
        amounts.settle(run);
        var rows = new StagedSql(run);
        rows.execute("update $rows set record_id = platform.uuid7() where verdict = 'create'");
        RECORDS.make(run, rows);
        RECORDS.change(run, rows);
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var kept = new ArrayList<>(undo.restore("product", "pipeline.product", "t.name"));
        StagedRecords.forget(undo, "product");
        kept.addAll(undo.delete("product", "pipeline.product", "t.name", "false"));
        return kept;
    }
}
