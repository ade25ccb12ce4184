package io.saluran.dist;

import io.saluran.db.Ids;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/// A text that a spreadsheet would run, in every text of every kind of record: of those that belong to somebody, and of
/// those that are everybody's.
///
/// @param sign with which it begins
record PlantedFormulas(String sign) {

    /// All with which a spreadsheet begins to reckon (OWASP, CSV injection).
    static final List<String> SIGNS = List.of("=", "+", "-", "@", "\t", "\r");

    private static final String REST = "zzcmd|' /c calc'!a1";
    /// The field of the company's own that texts are written into.
    private static final String FIELD = "zz_formula";

    String text() {
        return sign + REST;
    }

    /// How a spreadsheet program shows it without running it.
    String harmless() {
        return "'" + text();
    }

    /// @param owner whose name becomes one, too
    void plant(DSLContext sql, UUID owner) {
        MarkedRecords.make(sql, text(), owner);
        sql.execute("update platform.person set name = ? where id = ?", text(), owner);
        everybodys(sql);
        own(sql, owner);
    }

    private void everybodys(DSLContext sql) {
        var place = SIGNS.indexOf(sign);
        sql.execute("""
                insert into platform.audit_entry (id, at, person_id, person_name, action, subject)
                values (?, now(), null, ?, 'import.finished', ?)""", Ids.next(), text(), text());
        sql.execute("insert into pipeline.product (id, name, series) values (?, ?, ?)", Ids.next(), text(), text());
        sql.execute(
                """
                        insert into content.asset (id, kind, type_id, funnel, title, summary, language, persona, product, industry,
                               tags, url)
                        select ?, 'link', id, 'top', ?, ?, 'en', ?, ?, ?, array[?], 'https://formula.example'
                          from content.asset_type order by id limit 1""",
                Ids.next(), text(), text(), text(), text(), text(),
                text());
        var page = Ids.next();
        sql.execute("insert into training.page (id, position, slug, title) values (?, ?, ?, ?)", page, 900 + place,
                "zz-formula-" + place, text());
        sql.execute("""
                insert into training.page_version (page_id, number, title, body, words, at)
                values (?, 1, ?, ?, ?, now())""", page, text(), text(), text());
    }

    /// A field of the company's own on each kind of record that can have some, with a heading that is a formula too.
    private void own(DSLContext sql, UUID owner) {
        for (var type : List.of("deal", "account", "contact", "product")) {
            sql.execute("""
                    insert into platform.custom_field (id, record_type, key, type, bundle, label, listed, position)
                    select ?, ?, ?, 'text', 'io.saluran.platform', jsonb_build_object('en', ?::text), true, 900
                     where not exists (select from platform.custom_field where record_type = ? and key = ?)""",
                    Ids.next(), type, FIELD, text(), type, FIELD);
            var mine = type.equals("product") ? "name = ?" : "owner_id = '" + owner + "' and ? <> ''";
            sql.execute("update pipeline." + type + " set fields = jsonb_build_object(?::text, ?::text) where " + mine,
                    FIELD, text(), text());
        }
    }
}
