package io.saluran.training.handbook;

import static io.saluran.training.sql.training.Tables.PAGE;
import static io.saluran.training.sql.training.Tables.PAGE_VERSION;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The pages that say how to work a stage: those tied to it by name first, then those of its funnel stage, in the viewer's
/// language where there are any.
@Unrestricted("the handbook is for everybody who may read it")
final class StagePages {

    private static final int MOST = 8;

    private final Db db;
    private final Clock clock;

    StagePages(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param begins the first words of the page
    record Guide(String slug, String title, String begins, String language, boolean stale) {}

    private record Row(
            String slug,
            String title,
            String words,
            String language,
            @Nullable LocalDate verifiedUntil) {}

    /// @param stageName empty when it is not known
    /// @param funnel `awareness`, `interest`, `decision`, `action`, or empty
    List<Guide> of(Viewer viewer, String stageName, String funnel) {
        var byName = DSL.lower(PAGE.STAGE_NAME).eq(stageName.strip().toLowerCase(Locale.ROOT));
        var byFunnel = PAGE.STAGE_NAME.isNull().and(PAGE.FUNNEL_STAGE.eq(funnel));
        var rows = db.read(viewer, sql -> sql
                .select(PAGE.SLUG, PAGE.TITLE, DSL.left(PAGE_VERSION.WORDS, 400), PAGE.LANGUAGE, PAGE.VERIFIED_UNTIL)
                .from(PAGE)
                .join(PAGE_VERSION).on(PAGE_VERSION.PAGE_ID.eq(PAGE.ID), PAGE_VERSION.NUMBER.eq(PAGE.CURRENT_VERSION))
                .where(PAGE.DELETED_AT.isNull(), byName.or(byFunnel))
                .orderBy(PAGE.STAGE_NAME.isNotNull().desc(), PAGE.POSITION, PAGE.TITLE, PAGE.ID)
                .fetch(Records.mapping(Row::new)));
        var language = viewer.locale().getLanguage();
        var mine = rows.stream().filter(row -> row.language().equals(language)).toList();
        var today = LocalDate.ofInstant(clock.instant(), viewer.zone());
        return (mine.isEmpty() ? rows : mine).stream().limit(MOST).map(row -> guide(row, today)).toList();
    }

    private static Guide guide(Row row, LocalDate today) {
        var first = row.words().lines().map(String::strip).filter(line -> line.length() > 20).findFirst().orElse("");
        var cut = first.length() > 140 ? first.replaceFirst("^(.{0,130})\\s.*", "$1…") : first;
        return new Guide(row.slug(), row.title(), cut, row.language(),
                row.verifiedUntil() != null && row.verifiedUntil().isBefore(today));
    }
}
