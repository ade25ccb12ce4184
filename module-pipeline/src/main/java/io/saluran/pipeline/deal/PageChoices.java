package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.PAGE_CHOICE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.util.Optional;

/// How a person wants the deals' pages, kept until they change it. What an address or a saved view says goes before.
final class PageChoices {

    private final Db db;

    PageChoices(Db db) {
        this.db = db;
    }

    /// @param name of the page and what is chosen there, for example `deals/table columns`
    Optional<String> of(Viewer viewer, String name) {
        return db.read(sql -> sql.select(PAGE_CHOICE.VALUE)
                .from(PAGE_CHOICE)
                .where(PAGE_CHOICE.PERSON_ID.eq(viewer.person()), PAGE_CHOICE.NAME.eq(name))
                .fetchOptional(PAGE_CHOICE.VALUE));
    }

    void keep(Viewer viewer, String name, String value) {
        db.write(sql -> sql.insertInto(PAGE_CHOICE)
                .set(PAGE_CHOICE.PERSON_ID, viewer.person())
                .set(PAGE_CHOICE.NAME, name)
                .set(PAGE_CHOICE.VALUE, value)
                .onConflict(PAGE_CHOICE.PERSON_ID, PAGE_CHOICE.NAME)
                .doUpdate()
                .set(PAGE_CHOICE.VALUE, value)
                .execute());
    }

    void forget(Viewer viewer, String name) {
        db.write(sql -> sql.deleteFrom(PAGE_CHOICE)
                .where(PAGE_CHOICE.PERSON_ID.eq(viewer.person()), PAGE_CHOICE.NAME.eq(name))
                .execute());
    }
}
