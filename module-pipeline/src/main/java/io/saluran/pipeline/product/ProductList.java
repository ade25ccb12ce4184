package io.saluran.pipeline.product;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.field.FieldSql;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record4;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The catalogue, and what each product brings: its open deals, and what was won with it.
final class ProductList {

    /// More rows than this a search must narrow.
    static final int MOST = 2_000;

    /// From this likeness on, a name may be a slip of another's (as in imports).
    private static final double NEAR = 0.6;

    private final Db db;
    private final OwnFields own;

    ProductList(Db db, Fields fields) {
        this.db = db;
        this.own = new OwnFields(fields, Products.TYPE);
    }

    /// The company's own fields of products.
    OwnFields own() {
        return own;
    }

    /// @param text part of name or series
    /// @param archived those that were taken out of the catalogue, instead of those in it
    /// @param own by the company's own fields
    record Query(String text, boolean archived, FieldFilter own) {

        Query(String text, boolean archived) {
            this(text, archived, FieldFilter.NONE);
        }
    }

    /// Deals are those that the viewer may see. A deal counts for its product and for those of its line items; its value
    /// counts by its items where it has any, otherwise whole for its product.
    ///
    /// @param wonValue null when nothing was won with it
    record Row(
            UUID id,
            String name,
            @Nullable String series,
            @Nullable BigDecimal listPrice,
            boolean archived,
            int version,
            int openDeals,
            int wonDeals,
            @Nullable BigDecimal wonValue,
            @Nullable JSONB own) {

        /// What it holds of the company's own fields.
        FieldValues fields() {
            return FieldValues.of(own);
        }
    }

    /// A product whose name is much like one that is being typed.
    ///
    /// @param same whether only case, spaces and signs differ
    record Near(UUID id, String name, boolean archived, boolean same) {}

    List<Row> rows(Viewer viewer, Query query) {
        return rows(viewer, on(query));
    }

    Optional<Row> find(Viewer viewer, UUID id) {
        return rows(viewer, PRODUCT.ID.eq(id)).stream().findFirst();
    }

    static Condition on(Query query) {
        return (query.archived() ? PRODUCT.ARCHIVED_AT.isNotNull() : PRODUCT.ARCHIVED_AT.isNull())
                .and(query.own().on(PRODUCT.FIELDS))
                .and(query.text().isBlank()
                        ? DSL.noCondition()
                        : holds(query.text()).or(FieldSql.holds(PRODUCT.FIELDS, query.text())));
    }

    static Condition holds(String text) {
        var pattern = '%' + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
        return DSL.condition("platform.plain({0}) like platform.plain({1})",
                DSL.concat(PRODUCT.NAME, val(" "), DSL.coalesce(PRODUCT.SERIES, "")), val(pattern));
    }

    private List<Row> rows(Viewer viewer, Condition condition) {
        return db.read(viewer, sql -> {
            var sold = sold(viewer);
            var outcome = sold.field("outcome", String.class);
            var amount = sold.field("amount", BigDecimal.class);
            return sql.select(PRODUCT.ID, PRODUCT.NAME, PRODUCT.SERIES, PRODUCT.LIST_PRICE,
                    DSL.field(PRODUCT.ARCHIVED_AT.isNotNull()), PRODUCT.VERSION,
                    count(sold.field("deal")).filterWhere(outcome.isNull()),
                    count(sold.field("deal")).filterWhere(outcome.eq("won")),
                    sum(amount).filterWhere(outcome.eq("won")), PRODUCT.FIELDS)
                    .from(PRODUCT)
                    .leftJoin(sold).on(sold.field("product", UUID.class).eq(PRODUCT.ID))
                    .where(condition)
                    .groupBy(PRODUCT.ID)
                    .orderBy(DSL.lower(PRODUCT.NAME), PRODUCT.ID)
                    .limit(MOST)
                    .fetch(mapping(Row::new));
        });
    }

    private static Table<Record4<UUID, String, UUID, BigDecimal>> sold(Viewer viewer) {
        var visible = viewer.maySee(DEAL).and(DEAL.DELETED_AT.isNull());
        var item = LINE_ITEM.as("any_item");
        var same = LINE_ITEM.as("same_item");
        Field<BigDecimal> whole = when(notExists(selectOne().from(item).where(item.DEAL_ID.eq(DEAL.ID))), DEAL.VALUE);
        return select(DEAL.ID.as("deal"), DEAL.OUTCOME.as("outcome"), LINE_ITEM.PRODUCT_ID.as("product"),
                sum(LINE_ITEM.QUANTITY.times(LINE_ITEM.UNIT_PRICE)).as("amount"))
                .from(LINE_ITEM)
                .join(DEAL).on(DEAL.ID.eq(LINE_ITEM.DEAL_ID))
                .where(LINE_ITEM.PRODUCT_ID.isNotNull(), visible)
                .groupBy(DEAL.ID, LINE_ITEM.PRODUCT_ID)
                .unionAll(select(DEAL.ID, DEAL.OUTCOME, DEAL.PRODUCT_ID, whole)
                        .from(DEAL)
                        .where(DEAL.PRODUCT_ID.isNotNull(), visible, notExists(selectOne()
                                .from(same)
                                .where(same.DEAL_ID.eq(DEAL.ID), same.PRODUCT_ID.eq(DEAL.PRODUCT_ID)))))
                .asTable("sold");
    }

    /// Products that a typed name may mean, the likest first.
    ///
    /// @param except the product whose name is being changed
    List<Near> near(String name, @Nullable UUID except) {
        if (name.isBlank()) {
            return List.of();
        }
        var like = DSL.field("platform.similarity(platform.squeezed({0}), platform.squeezed({1}))", Double.class,
                PRODUCT.NAME, val(name));
        Condition same = DSL.condition("platform.squeezed({0}) = platform.squeezed({1})", PRODUCT.NAME, val(name));
        return db.read(sql -> sql.select(PRODUCT.ID, PRODUCT.NAME, DSL.field(PRODUCT.ARCHIVED_AT.isNotNull()),
                DSL.field(same))
                .from(PRODUCT)
                .where(same.or(like.ge(NEAR)), except == null ? DSL.noCondition() : PRODUCT.ID.ne(except))
                .orderBy(DSL.field(same).desc(), like.desc(), PRODUCT.NAME)
                .limit(3)
                .fetch(mapping(Near::new)));
    }
}
