package io.saluran.training.handbook;

import static io.saluran.training.sql.platform.Tables.PERSON_CARD;
import static io.saluran.training.sql.training.Tables.PAGE;
import static io.saluran.training.sql.training.Tables.PAGE_VERSION;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.setting.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What changed in the handbook lately, and what somebody has to look through again.
@Unrestricted("the handbook is for everybody who may read it")
final class HandbookNews {

    private static final int MOST = 5;

    private final Db db;
    private final Clock clock;
    private final Settings settings;

    HandbookNews(Db db, Clock clock, Settings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /// @param due empty for people whose pages are all in order
    record News(List<Changed> changed, List<Due> due) {}

    record Changed(String slug, String title, Instant at, @Nullable String author) {}

    /// @param on the day of the review, or until which the page was verified, whichever comes first
    record Due(String slug, String title, LocalDate on, boolean late) {}

    /// Reviews are one's own; of pages without owner, they are everybody's who may write.
    News of(Viewer viewer) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.zone());
        var on = DSL.least(DSL.coalesce(PAGE.REVIEW_ON, PAGE.VERIFIED_UNTIL),
                DSL.coalesce(PAGE.VERIFIED_UNTIL, PAGE.REVIEW_ON));
        var soon = today.plusDays(HandbookSettings.REVIEW_AHEAD.numberIn(settings));
        var mine = PAGE.OWNER_ID.eq(viewer.person()).or(viewer.may(HandbookPermissions.WRITE)
                ? PAGE.OWNER_ID.isNull()
                : DSL.falseCondition());
        return db.read(viewer, sql -> new News(sql
                .select(PAGE.SLUG, PAGE.TITLE, PAGE_VERSION.AT, PERSON_CARD.NAME)
                .from(PAGE)
                .join(PAGE_VERSION).on(PAGE_VERSION.PAGE_ID.eq(PAGE.ID), PAGE_VERSION.NUMBER.eq(PAGE.CURRENT_VERSION))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(PAGE_VERSION.AUTHOR_ID))
                .where(PAGE.DELETED_AT.isNull())
                .orderBy(PAGE_VERSION.AT.desc(), PAGE.ID.desc())
                .limit(MOST)
                .fetch(Records.mapping(Changed::new)),
                sql.select(PAGE.SLUG, PAGE.TITLE, on, on.lt(today))
                        .from(PAGE)
                        .where(PAGE.DELETED_AT.isNull(), mine, on.le(soon))
                        .orderBy(on, PAGE.ID)
                        .limit(MOST)
                        .fetch(Records.mapping(Due::new))));
    }
}
