package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// What is offered to the buyer of a deal: published content for the deal's funnel stage, first what is made for its product
/// and its industry, then what is in the viewer's language, then the newest. What is made for another product or industry
/// is not offered.
@Unrestricted("the library is for everybody who may read it; only what is published is offered")
final class StageContent {

    private static final int MOST = 6;

    private final Db db;

    StageContent(Db db) {
        this.db = db;
    }

    /// @param fits whether it is made for the deal's product or industry
    record Offer(AssetRow asset, boolean fits) {}

    /// @param funnel `top`, `middle` or `bottom`; empty when the deal's stage has none
    /// @param offers the best first
    /// @param all how many published assets the funnel stage has for any product and industry
    record Offers(String funnel, List<Offer> offers, long all) {}

    /// @param facts of the deal, as [io.saluran.ui.panel.RecordPanel.RecordRef] tells them
    Offers of(Viewer viewer, Map<String, String> facts) {
        var funnel = Funnel.ofStage(facts.getOrDefault("funnel", ""));
        if (funnel.isEmpty()) {
            return new Offers("", List.of(), 0);
        }
        var product = matches(ASSET.PRODUCT, facts.getOrDefault("product", ""));
        var industry = matches(ASSET.INDUSTRY, facts.getOrDefault("industry", ""));
        var inStage = AssetConditions.seen(viewer).and(ASSET.STATE.eq("published"))
                .and(ASSET.FUNNEL.eq(funnel));
        var fits = DSL.field("({0} + {1})", Integer.class, product, industry);
        var mine = ASSET.LANGUAGE.eq(viewer.locale().getLanguage());
        return db.read(viewer, sql -> new Offers(funnel, AssetRow
                .select(sql, inStage.and(product.ge(0)).and(industry.ge(0)), fits.as("fits"))
                .orderBy(fits.desc(), mine.desc(), ASSET.PUBLISHED_AT.desc(), ASSET.ID.desc())
                .limit(MOST)
                .fetch(row -> new Offer(AssetRow.of(row), row.get("fits", Integer.class) > 0)),
                sql.selectCount().from(ASSET).where(inStage).fetchSingle().value1()));
    }

    /// 1 for what is made for it, 0 for what is made for any or when the deal has none, -1 for what is made for another.
    private static Field<Integer> matches(Field<String> column, String wanted) {
        if (wanted.isBlank()) {
            return DSL.val(0);
        }
        return DSL.when(column.isNull(), 0).when(column.equalIgnoreCase(wanted.strip()), 1).otherwise(-1);
    }
}
