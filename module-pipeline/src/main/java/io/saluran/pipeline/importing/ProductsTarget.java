package io.saluran.pipeline.importing;

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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Products, known by their names, with list prices in the reporting currency.
@Component
public final class ProductsTarget implements ImportTarget {

    private final Amounts amounts;
    private final OwnColumns own;

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
    public List<NearMatch> check(ImportRun run) {
        amounts.of(run);
        var rows = new StagedSql(run);
        Repeats.refuse(rows, "name");
        own.read(run, rows);
        rows.reject("pipeline.import.reason.negative", "list_price", "row.list_price::numeric < 0");
        var matches = run.resolve("name", "select id, name from pipeline.product where archived_at is null",
                ImportRun.Unknown.CREATE);
        rows.execute("update $rows row set record_id = row.name_id where row.verdict is null");
        own.refuseMissing(rows, "pipeline.product", "false");
        rows.execute("""
                update $rows row
                   set verdict = case
                           when row.name_id is null then 'create'
                           when exists (select from pipeline.product product
                                         where product.id = row.name_id
                                           and (row.series is not null and product.series is distinct from row.series
                                                or row.list_price is not null
                                                   and product.list_price is distinct from row.list_price::numeric
                                                or $own))
                               then 'update'
                           else 'same' end
                 where row.verdict is null""", java.util.Map.of("own", OwnColumns.changes("product")));
        return matches;
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return Changes.of(run, rows, "pipeline.product product on product.id = row.record_id", """
                ('series', product.series, row.series),
                ('list_price', %s, %s)""".formatted(Changes.number("product.list_price"),
                Changes.number("row.list_price")), "product");
    }

    @Override
    public void apply(ImportRun run) {
        amounts.settle(run);
        var rows = new StagedSql(run);
        rows.execute("update $rows set record_id = platform.uuid7() where verdict = 'create'");
        rows.execute(
                """
                        insert into pipeline.product (id, name, series, list_price, fields)
                        select record_id, name, series, list_price::numeric, coalesce(own, '{}') from $rows where verdict = 'create' order by row_no""");
        run.note("product",
                rows.filled("select record_id, 'created', null::jsonb, 1 from $rows where verdict = 'create'",
                        java.util.Map.of()));
        run.note("product", rows.filled("""
                select product.id, 'updated', to_jsonb(product), product.version + 1
                  from $rows row
                  join pipeline.product product on product.id = row.record_id
                 where row.verdict = 'update'""", java.util.Map.of()));
        rows.execute("""
                update pipeline.product product
                   set series = coalesce(row.series, product.series),
                       list_price = coalesce(row.list_price::numeric, product.list_price),
                       fields = product.fields || coalesce(row.own, '{}'),
                       version = product.version + 1,
                       updated_at = now()
                  from $rows row
                 where row.verdict = 'update' and row.record_id = product.id""");
        run.noteAfter("product", "pipeline.product");
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var kept = new ArrayList<>(undo.restore("product", "pipeline.product", "t.name"));
        kept.addAll(undo.delete("product", "pipeline.product", "t.name", "false"));
        return kept;
    }
}
