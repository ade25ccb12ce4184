package io.saluran.training.handbook;

import static io.saluran.training.sql.training.Tables.PAGE;
import static io.saluran.training.sql.training.Tables.PAGE_VERSION;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Finds pages by their words. Every word must begin one of the page's words; where nothing does, pages are found whose
/// title is like what was typed, or whose text holds it, so that a slip or the middle of a Malay word finds them too.
@Unrestricted("the handbook is for everybody who may read it")
final class HandbookSearch {

    /// Stand before and after what was found; no text has these characters of the private use area.
    static final char FOUND = '\uE000';
    static final char END = '\uE001';

    private static final double LIKE_ENOUGH = 0.35;

    private final Db db;

    HandbookSearch(Db db) {
        this.db = db;
    }

    /// @param excerpt words around what was found, which is between [#FOUND] and [#END]
    record Hit(String slug, String title, String excerpt, String language) {}

    List<Hit> find(Viewer viewer, String query, int limit) {
        var words = Arrays.stream(query.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        var sought = words.stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
        var exact = hits(viewer, sought, matches(sought), rank(sought), limit);
        if (!exact.isEmpty()) {
            return exact;
        }
        var text = String.join(" ", words);
        var likeness = DSL.field("platform.word_similarity(platform.plain({0}), platform.plain({1}))",
                SQLDataType.REAL, DSL.val(text), PAGE.TITLE);
        var inside = DSL.condition("platform.plain({0}) like '%' || platform.plain({1}) || '%'", PAGE_VERSION.WORDS,
                DSL.val(text));
        return hits(viewer, sought, likeness.ge((float) LIKE_ENOUGH).or(inside), likeness, limit);
    }

    private List<Hit> hits(Viewer viewer, String sought, Condition condition, Field<Float> rank, int limit) {
        var excerpt = DSL.field("ts_headline('simple', {0}, {1}, {2})", SQLDataType.VARCHAR, PAGE_VERSION.WORDS,
                tsquery(sought),
                DSL.val("MaxWords=24,MinWords=12,MaxFragments=1,StartSel=" + FOUND + ",StopSel=" + END));
        return db.read(viewer, sql -> sql.select(PAGE.SLUG, PAGE.TITLE, excerpt, PAGE.LANGUAGE)
                .from(PAGE)
                .join(PAGE_VERSION).on(PAGE_VERSION.PAGE_ID.eq(PAGE.ID), PAGE_VERSION.NUMBER.eq(PAGE.CURRENT_VERSION))
                .where(PAGE.DELETED_AT.isNull(), condition)
                .orderBy(PAGE.LANGUAGE.eq(viewer.locale().getLanguage()).desc(), rank.desc(), PAGE.TITLE, PAGE.ID)
                .limit(limit)
                .fetch(Records.mapping(Hit::new)));
    }

    private static Condition matches(String sought) {
        return DSL.condition("training.sought({0}, {1}) @@ {2}", PAGE_VERSION.TITLE, PAGE_VERSION.WORDS,
                tsquery(sought));
    }

    private static Field<Float> rank(String sought) {
        return DSL.field("ts_rank(training.sought({0}, {1}), {2})", SQLDataType.REAL, PAGE_VERSION.TITLE,
                PAGE_VERSION.WORDS, tsquery(sought));
    }

    private static Field<Object> tsquery(String sought) {
        return DSL.field("to_tsquery('simple', platform.plain({0}))", DSL.val(sought));
    }
}
