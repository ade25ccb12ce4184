package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;
import static io.saluran.content.sql.content.Tables.ASSET_TYPE;

import io.saluran.content.asset.AssetFilter.Facet;
import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The content library as its page shows it: a page of assets cut by key, and how many there are of each kind.
@Unrestricted("the library is for everybody who may read it; AssetConditions hides drafts from those who do not write")
final class AssetLibrary {

    private static final int MOST_VALUES = 50;
    private static final int EACH_FETCH = 500;

    private final Db db;

    AssetLibrary(Db db) {
        this.db = db;
    }

    /// In which order.
    enum Sort {
        /// The best answers to what is searched for.
        BEST, NEWEST, CHANGED, TITLE
    }

    /// Where a page ended.
    ///
    /// @param value by which it is sorted, as text
    record PageEnd(String value, UUID id) {}

    /// @param next from where the page after this goes on; null on the last
    record Page(List<AssetRow> rows, @Nullable PageEnd next) {}

    /// @param value as the filter takes it
    record Count(String value, long count) {}

    /// How many assets there would be with each value of a facet, all other facets as they are chosen, the most first.
    record Facets(Map<Facet, List<Count>> counts) {

        List<Count> of(Facet facet) {
            return counts.getOrDefault(facet, List.of());
        }

        long count(Facet facet, String value) {
            return of(facet).stream().filter(count -> count.value().equals(value)).mapToLong(Count::count).sum();
        }

        long sum(Facet facet) {
            return of(facet).stream().mapToLong(Count::count).sum();
        }
    }

    /// @param after null for the first page
    Page page(Viewer viewer, AssetFilter filter, Sort sort, @Nullable PageEnd after, int size) {
        var column = column(sort, filter);
        return db.read(viewer, sql -> {
            var all = AssetRow.select(sql, AssetConditions.on(viewer, filter, null), column.as("sorted"));
            var sorted = all
                    .orderBy(List.of(order(sort, column), sort == Sort.TITLE ? ASSET.ID.asc() : ASSET.ID.desc()));
            var found = after == null
                    ? sorted.limit(size + 1).fetch()
                    : sorted.seek(value(sort, after.value()), DSL.val(after.id())).limit(size + 1).fetch();
            var page = found.size() > size ? found.subList(0, size) : found;
            var next = found.size() > size
                    ? new PageEnd(String.valueOf(page.getLast().get("sorted")),
                            page.getLast().get(ASSET.ID))
                    : null;
            return new Page(page.stream().map(AssetRow::of).toList(), next);
        });
    }

    private static Field<?> column(Sort sort, AssetFilter filter) {
        return switch (sort) {
            case BEST -> AssetConditions.rank(filter.text());
            case NEWEST -> DSL.coalesce(ASSET.PUBLISHED_AT, ASSET.CREATED_AT);
            case CHANGED -> ASSET.UPDATED_AT;
            case TITLE -> DSL.lower(ASSET.TITLE);
        };
    }

    private static SortField<?> order(Sort sort, Field<?> column) {
        return sort == Sort.TITLE ? column.asc() : column.desc();
    }

    private static Field<?> value(Sort sort, String text) {
        return switch (sort) {
            case BEST -> DSL.val(Float.valueOf(text)).cast(Float.class);
            case NEWEST -> DSL.val(Instant.parse(text), ASSET.CREATED_AT);
            case CHANGED -> DSL.val(Instant.parse(text), ASSET.UPDATED_AT);
            case TITLE -> DSL.val(text);
        };
    }

    Facets facets(Viewer viewer, AssetFilter filter) {
        return db.read(viewer, sql -> {
            var counts = new EnumMap<Facet, List<Count>>(Facet.class);
            for (var facet : Facet.values()) {
                counts.put(facet, counts(sql, viewer, filter, facet));
            }
            return new Facets(counts);
        });
    }

    private static List<Count> counts(DSLContext sql, Viewer viewer, AssetFilter filter, Facet facet) {
        var value = switch (facet) {
            case FUNNEL -> ASSET.FUNNEL;
            case TYPE -> ASSET_TYPE.NAME;
            case LANGUAGE -> ASSET.LANGUAGE;
            case PRODUCT -> ASSET.PRODUCT;
            case INDUSTRY -> ASSET.INDUSTRY;
            case PERSONA -> ASSET.PERSONA;
            case TAG -> DSL.field("unnest({0})", String.class, ASSET.TAGS);
            case STATE -> ASSET.STATE;
            case KIND -> ASSET.KIND;
        };
        var values = sql.select(value.as("value"))
                .from(ASSET)
                .join(ASSET_TYPE).on(ASSET_TYPE.ID.eq(ASSET.TYPE_ID))
                .where(AssetConditions.on(viewer, filter, facet))
                .asTable("values");
        var each = values.field("value", String.class);
        var count = DSL.count();
        return sql.select(each, count.cast(Long.class))
                .from(values)
                .where(DSL.condition("{0} is not null", each))
                .groupBy(each)
                .orderBy(count.desc(), each)
                .limit(MOST_VALUES)
                .fetch(row -> new Count(row.value1(), row.value2()));
    }

    /// The asset, when the viewer sees it.
    Optional<AssetRow> find(Viewer viewer, UUID id) {
        return db.read(viewer, sql -> AssetRow.select(sql, AssetConditions.seen(viewer).and(ASSET.ID.eq(id)))
                .fetchOptional(AssetRow::of));
    }

    /// The last that were published.
    List<AssetRow> published(Viewer viewer, int most) {
        return db.read(viewer, sql -> AssetRow
                .select(sql, AssetConditions.seen(viewer).and(ASSET.STATE.eq("published")))
                .orderBy(ASSET.PUBLISHED_AT.desc(), ASSET.ID.desc())
                .limit(most)
                .fetch(AssetRow::of));
    }

    /// Every asset that the filter leaves, by title, in constant memory.
    void each(Viewer viewer, AssetFilter filter, Consumer<AssetRow> consumer) {
        db.read(viewer, sql -> {
            try (var rows = AssetRow.select(sql, AssetConditions.on(viewer, filter, null))
                    .orderBy(DSL.lower(ASSET.TITLE), ASSET.ID)
                    .fetchSize(EACH_FETCH)
                    .fetchLazy()) {
                rows.forEach(row -> consumer.accept(AssetRow.of(row)));
            }
            return true;
        });
    }
}
