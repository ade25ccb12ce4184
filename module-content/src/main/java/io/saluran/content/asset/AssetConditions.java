package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;
import static io.saluran.content.sql.content.Tables.ASSET_TYPE;

import io.saluran.content.asset.AssetFilter.Facet;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Which assets somebody sees, and which of them a filter leaves.
@Unrestricted("the library is for everybody who may read it; who may not write sees what is published")
final class AssetConditions {

    private static final double LIKE_ENOUGH = 0.35;
    private static final Field<Object> SOUGHT = DSL.field(ASSET.getQualifiedName().append("sought"));

    private AssetConditions() {}

    /// What the viewer sees at all.
    static Condition seen(Viewer viewer) {
        var there = ASSET.DELETED_AT.isNull();
        return viewer.may(AssetPermissions.WRITE) ? there : there.and(ASSET.STATE.eq("published"));
    }

    /// What the viewer sees and the filter leaves. Archived content only when it is asked for.
    ///
    /// @param without a facet that does not count; null for none
    static Condition on(Viewer viewer, AssetFilter filter, @Nullable Facet without) {
        var condition = seen(viewer);
        for (var facet : Facet.values()) {
            var value = filter.get(facet);
            if (value != null && facet != without) {
                condition = condition.and(is(facet, value));
            }
        }
        if (filter.get(Facet.STATE) == null && without != Facet.STATE) {
            condition = condition.and(ASSET.STATE.ne("archived"));
        }
        return filter.text().isEmpty() ? condition : condition.and(found(viewer, filter.text()));
    }

    private static Condition is(Facet facet, String value) {
        return switch (facet) {
            case FUNNEL -> ASSET.FUNNEL.eq(value);
            case TYPE -> ASSET.TYPE_ID.in(DSL.select(ASSET_TYPE.ID).from(ASSET_TYPE)
                    .where(DSL.lower(ASSET_TYPE.NAME).eq(value.toLowerCase(Locale.ROOT))));
            case LANGUAGE -> ASSET.LANGUAGE.eq(value);
            case PRODUCT -> ASSET.PRODUCT.equalIgnoreCase(value);
            case INDUSTRY -> ASSET.INDUSTRY.equalIgnoreCase(value);
            case PERSONA -> ASSET.PERSONA.equalIgnoreCase(value);
            case TAG -> DSL.condition("lower({0}) = any(lower({1}::text)::text[])", DSL.val(value), ASSET.TAGS);
            case STATE -> ASSET.STATE.eq(value);
            case KIND -> ASSET.KIND.eq(value);
        };
    }

    /// Every word begins one of the asset's words; or, where nothing does, the title is like what was typed.
    private static Condition found(Viewer viewer, String text) {
        var sought = sought(text);
        if (sought.isEmpty()) {
            return DSL.falseCondition();
        }
        var other = ASSET.as("other");
        var exact = DSL.condition("{0} @@ {1}", SOUGHT, tsquery(sought));
        var anyExact = DSL.exists(DSL.selectOne().from(other).where(other.DELETED_AT.isNull(),
                viewer.may(AssetPermissions.WRITE) ? DSL.noCondition() : other.STATE.eq("published"),
                DSL.condition("{0} @@ {1}", DSL.field(DSL.name("other", "sought")), tsquery(sought))));
        return exact.or(DSL.not(anyExact).and(likeness(text).ge((float) LIKE_ENOUGH)));
    }

    /// How well an asset answers what is sought, the best the most; above 1 for all words, below for a title that is like.
    static Field<Float> rank(String text) {
        var sought = sought(text);
        if (sought.isEmpty()) {
            return DSL.val(0f);
        }
        var matches = DSL.condition("{0} @@ {1}", SOUGHT, tsquery(sought));
        var rank = DSL.field("1 + ts_rank({0}, {1})", SQLDataType.REAL, SOUGHT, tsquery(sought));
        return DSL.when(matches, rank).otherwise(likeness(text)).cast(SQLDataType.REAL);
    }

    private static Field<Float> likeness(String text) {
        return DSL.field("platform.word_similarity(platform.plain({0}), platform.plain({1}))", SQLDataType.REAL,
                DSL.val(text), ASSET.TITLE);
    }

    private static String sought(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+", -1)).filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }

    private static Field<Object> tsquery(String sought) {
        return DSL.field("to_tsquery('simple', platform.plain({0}))", DSL.val(sought));
    }
}
