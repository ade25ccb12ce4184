package io.saluran.content.asset;

import io.saluran.db.Unrestricted;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/// Links of the library, known by their address. New ones are drafts of who imports them; of those that are there, what
/// the file says is changed.
@Component
@Unrestricted("the library is for everybody who may read it; who imports into it writes it")
public final class LinksTarget implements ImportTarget {

    private static final String TABLE = "content.asset";

    @Override
    public String name() {
        return "content";
    }

    @Override
    public String permission() {
        return AssetPermissions.WRITE;
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                ImportField.required("link", Kind.KEY, "url", "address", "web address", "href", "pautan", "alamat"),
                ImportField.required("title", Kind.TEXT, "name", "headline", "tajuk", "nama"),
                ImportField.of("type", Kind.REFERENCE, "kind", "format", "content type", "jenis"),
                ImportField.of("funnel", Kind.TEXT, "funnel stage", "stage", "corong", "peringkat"),
                ImportField.of("language", Kind.TEXT, "lang", "bahasa"),
                ImportField.of("summary", Kind.TEXT, "description", "about", "ringkasan", "keterangan"),
                ImportField.of("persona", Kind.TEXT, "audience", "buyer", "persona pembeli"),
                ImportField.of("product", Kind.TEXT, "produk"),
                ImportField.of("industry", Kind.TEXT, "sector", "industri", "sektor"),
                ImportField.of("tags", Kind.TEXT, "keywords", "labels", "tag", "kata kunci"));
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        readAddresses(run);
        reject(run, "content.import.reason.funnel", "funnel", "lower(row.funnel) not in ('top', 'middle', 'bottom')");
        reject(run, "content.import.reason.language", "language", "lower(row.language) !~ '^[a-z]{2,3}$'");
        execute(run, """
                update $rows row
                   set verdict = 'reject', problem = 'import.reason.repeated', problem_field = 'link',
                       problem_value = row.link, problem_more = again.first_row::text
                  from (select row_no, min(row_no) over (partition by link) as first_row
                          from $rows
                         where verdict is null) again
                 where again.row_no = row.row_no
                   and again.first_row < row.row_no""");
        var matches = run.resolve("type", "select id, name from content.asset_type", ImportRun.Unknown.REJECT);
        execute(run, """
                update $rows row
                   set record_id = asset.id
                  from content.asset asset
                 where row.verdict is null and asset.url = row.link and asset.deleted_at is null""");
        execute(run, """
                update $rows row
                   set verdict = case
                       when row.record_id is null then 'create'
                       when exists (select from content.asset asset
                                     where asset.id = row.record_id and ($says) is distinct from ($has)) then 'update'
                       else 'same' end
                 where row.verdict is null""");
        return matches;
    }

    /// Writes addresses as links are kept, `https://` added where it is missing; others stay as they came.
    private static void readAddresses(ImportRun run) {
        var given = run.sql().fetchValues(filled(run, "select distinct link from $rows where link is not null"))
                .stream().map(String::valueOf).toArray(String[]::new);
        var read = Arrays.stream(given).map(text -> WebAddress.read(text).map(WebAddress::text).orElse(""))
                .toArray(String[]::new);
        run.sql().execute(filled(run, """
                update $rows row
                   set link = coalesce(nullif(each.read, ''), row.link),
                       verdict = case when each.read = '' then 'reject' else row.verdict end,
                       problem = case when each.read = '' then 'content.import.reason.address' else row.problem end,
                       problem_field = case when each.read = '' then 'link' else row.problem_field end,
                       problem_value = case when each.read = '' then row.link else row.problem_value end
                  from unnest(?::text[], ?::text[]) each (given, read)
                 where row.verdict is null and each.given = row.link and each.given <> each.read"""), given, read);
    }

    @Override
    public List<ImportChange> changes(ImportRun run, List<Long> rows) {
        return run.sql().fetch(filled(run, """
                select row.row_no, change.field, change.was, change.becomes
                  from $rows row
                  join content.asset asset on asset.id = row.record_id
                  join content.asset_type type on type.id = asset.type_id
                  left join content.asset_type other on other.id = row.type_id
                 cross join lateral (values ('title', asset.title, left(row.title, 200)),
                                            ('summary', asset.summary, left(row.summary, 2000)),
                                            ('type', type.name, other.name),
                                            ('funnel', asset.funnel, lower(row.funnel)),
                                            ('language', asset.language, lower(row.language)),
                                            ('persona', asset.persona, left(row.persona, 80)),
                                            ('product', asset.product, left(row.product, 80)),
                                            ('industry', asset.industry, left(row.industry, 80)),
                                            ('tags', array_to_string(asset.tags, ', '), array_to_string($tags, ', ')))
                       change (field, was, becomes)
                 where row.verdict = 'update' and row.row_no = any(?)
                   and change.becomes is not null and change.was is distinct from change.becomes
                 order by row.row_no"""), DSL.val(rows.toArray(Long[]::new)))
                .map(row -> new ImportChange(row.get("row_no", Long.class), row.get("field", String.class),
                        row.get("was", String.class), row.get("becomes", String.class)));
    }

    @Override
    public void apply(ImportRun run) {
        execute(run, "update $rows set record_id = platform.uuid7() where verdict = 'create'");
        run.sql().execute(
                filled(run,
                        """
                                insert into content.asset (id, kind, url, title, summary, type_id, funnel, language, persona, product,
                                                           industry, tags, owner_id)
                                select row.record_id, 'link', row.link, left(row.title, 200), coalesce(left(row.summary, 2000), ''), type.id,
                                       coalesce(lower(row.funnel), type.funnel), coalesce(lower(row.language), ?), left(row.persona, 80),
                                       left(row.product, 80), left(row.industry, 80), coalesce($tags, '{}'), ?
                                  from $rows row
                                  join content.asset_type type
                                    on type.id = coalesce(row.type_id, (select id from content.asset_type
                                                                         where text_key = 'asset.type.article'))
                                 where row.verdict = 'create'
                                 order by row.row_no"""),
                run.locale().getLanguage(), owner(run));
        run.note("asset",
                filled(run, "select record_id, 'created', null::jsonb, 1 from $rows where verdict = 'create'"));
        run.note("asset", filled(run, """
                select asset.id, 'updated', to_jsonb(asset), asset.version + 1
                  from $rows row
                  join content.asset asset on asset.id = row.record_id
                 where row.verdict = 'update'"""));
        execute(run, """
                update content.asset asset
                   set (title, summary, type_id, funnel, language, persona, product, industry, tags) = ($says),
                       version = asset.version + 1,
                       updated_at = now()
                  from $rows row
                 where row.verdict = 'update' and row.record_id = asset.id""");
    }

    private static @Nullable Object owner(ImportRun run) {
        return run.viewer().isSystem() ? null : run.viewer().person();
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var kept = new ArrayList<>(undo.restore("asset", TABLE, "t.title"));
        kept.addAll(undo.delete("asset", TABLE, "t.title", "false"));
        return kept;
    }

    private static void reject(ImportRun run, String problem, String field, String condition) {
        execute(run, "update $rows row set verdict = 'reject', problem = '" + problem + "', problem_field = '" + field
                + "', problem_value = row." + field + " where row.verdict is null and (" + condition + ")");
    }

    private static void execute(ImportRun run, String sql) {
        run.sql().execute(filled(run, sql));
    }

    /// `$rows` is the staging table, `$tags` a row's tags, `$says` what a row says of an asset with what it leaves open
    /// taken from the asset, and `$has` what the asset has.
    private static String filled(ImportRun run, String sql) {
        return sql
                .replace("$says",
                        """
                                left(row.title, 200), coalesce(left(row.summary, 2000), asset.summary), coalesce(row.type_id, asset.type_id),
                                coalesce(lower(row.funnel), asset.funnel), coalesce(lower(row.language), asset.language),
                                coalesce(left(row.persona, 80), asset.persona), coalesce(left(row.product, 80), asset.product),
                                coalesce(left(row.industry, 80), asset.industry), coalesce($tags, asset.tags)""")
                .replace("$has",
                        "asset.title, asset.summary, asset.type_id, asset.funnel, asset.language, asset.persona,"
                                + " asset.product, asset.industry, asset.tags")
                .replace("$tags", "regexp_split_to_array(btrim(row.tags), '\\s*[,;]\\s*')")
                .replace("$rows", run.stagingName());
    }
}
