package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.deal.DealList.Sort;
import io.saluran.pipeline.field.OwnFields;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectSeekStep2;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Which deals stand on a page of the table: their ids alone, before anything is looked up for them. What the table is
/// sorted by is read in its order from an index where there is one, so that a page takes what it skips and shows, and not
/// all deals: those of open ones by pipeline (`deal_open_value`, `deal_open_name`, `deal_open_closes`), the names of
/// accounts and people, the stages.
@Unrestricted("the callers narrow to the viewer's")
final class DealOrder {

    private static final String PAGE = "page";
    private static final Field<UUID> ID = DSL.field(DSL.name(PAGE, "id"), UUID.class);
    private static final Field<Object> KEY = DSL.field(DSL.name(PAGE, "key"), Object.class);

    private static final Map<Sort, Field<?>> STRAIGHT = Map.of(new Sort("value", true), DEAL.SORT_VALUE,
            new Sort("name", false), DSL.lower(DEAL.NAME), new Sort("name", true), DSL.lower(DEAL.NAME),
            new Sort("closesOn", false), DEAL.CLOSES_ON);

    private final boolean descending;
    final Condition among;
    final Param<Integer> until;

    /// @param among the deals of the table that the viewer sees
    /// @param until how many from the first are skipped and shown
    private DealOrder(boolean descending, Condition among, int until) {
        this.descending = descending;
        this.among = among;
        this.until = number(until);
    }

    /// Stands in the statement, so that PostgreSQL knows how few are read and keeps the plan, which takes as long as reading.
    private static Param<Integer> number(int rows) {
        return DSL.inline(rows);
    }

    /// Reads the ids of a page in their order.
    ///
    /// @param visible the viewer's condition on deals
    /// @param isWide whether the viewer sees everybody's
    static Function<DSLContext, List<UUID>> page(OwnFields own, Sort sort, DealQuery query, Condition visible,
            boolean isWide, int offset, int limit) {
        var order = new DealOrder(sort.descending(), visible, offset + limit);
        var straight = query.pipeline() == null ? null : STRAIGHT.get(sort);
        if (straight != null) {
            return sql -> order.straight(sql, straight).limit(number(limit)).offset(number(offset))
                    .fetch(DEAL.ID);
        }
        var ids = switch (sort.field()) {
            case "value" -> order.byValue(query.pipeline());
            case "name" -> order.inPipelines(query.pipeline(), DSL.lower(DEAL.NAME), DSL.noCondition(), null);
            case "closesOn" -> order.inPipelines(query.pipeline(), DEAL.CLOSES_ON, DEAL.CLOSES_ON.isNotNull(),
                    DEAL.CLOSES_ON.isNull());
            case "stage" -> order.inStages(query.pipeline());
            case "probability" -> new LikelyOrder(order, query).byProbability();
            case "weighted" -> new LikelyOrder(order, query).byWeightedValue();
            case "account" -> isWide && query.isWide() ? order.byAccount() : order.byAccountOfFew();
            case "owner" -> order.byOwner();
            default -> order.by(DealList.order(own, sort), DEAL);
        };
        return sql -> sql.select(ID)
                .from(ids.asTable(PAGE))
                .orderBy(way(KEY, sort.descending()).nullsLast(), way(ID, sort.descending()))
                .limit(number(limit))
                .offset(number(offset))
                .fetch(ID);
    }

    /// In one pipeline these orders are those of the index as they are.
    private SelectSeekStep2<Record1<UUID>, ?, UUID> straight(DSLContext sql, Field<?> column) {
        return sql.select(DEAL.ID).from(DEAL).where(among).orderBy(way(column, descending), way(DEAL.ID, descending));
    }

    <T> SortField<T> way(Field<T> field) {
        return way(field, descending);
    }

    private static <T> SortField<T> way(Field<T> field, boolean descending) {
        return descending ? field.desc() : field.asc();
    }

    /// An unknown value is the least in the index and the last in the table.
    private Select<? extends Record> byValue(@Nullable UUID pipeline) {
        var known = DEAL.SORT_VALUE.ge(java.math.BigDecimal.ZERO);
        return descending
                ? inPipelines(pipeline, DEAL.SORT_VALUE, DSL.noCondition(), null)
                : inPipelines(pipeline, DEAL.SORT_VALUE, known, DEAL.SORT_VALUE.lt(java.math.BigDecimal.ZERO));
    }

    /// The first of each pipeline by a column that an index has in order.
    private <T> Select<? extends Record> inPipelines(@Nullable UUID pipeline, Field<T> column, Condition known,
            @Nullable Condition unknown) {
        var here = DEAL.PIPELINE_ID.eq(PIPELINE_.ID).and(among);
        Select<? extends Record> first = DSL.select(DEAL.ID.as("id"), column.as("key"))
                .from(DEAL)
                .where(here, known)
                .orderBy(way(column, descending), way(DEAL.ID, descending))
                .limit(until);
        var all = unknown == null ? first : both(first, unkeyed(column, here.and(unknown)));
        var each = DSL.lateral(all.asTable("each"));
        return DSL.select(DSL.field(DSL.name("each", "id")), DSL.field(DSL.name("each", "key")))
                .from(PIPELINE_)
                .crossJoin(each)
                .where(pipeline == null ? DSL.noCondition() : PIPELINE_.ID.eq(pipeline));
    }

    private Select<? extends Record> inStages(@Nullable UUID pipeline) {
        var each = DSL.lateral(DSL.select(DEAL.ID.as("id"))
                .from(DEAL)
                .where(DEAL.STAGE_ID.eq(STAGE.ID), among)
                .orderBy(way(DEAL.ID, descending))
                .limit(until).asTable("each"));
        return DSL.select(DSL.field(DSL.name("each", "id")), STAGE.POSITION.as("key"))
                .from(STAGE)
                .crossJoin(each)
                .where(pipeline == null ? DSL.noCondition() : STAGE.PIPELINE_ID.eq(pipeline));
    }

    /// Account after account in the order of their names; most have open deals, so a page needs few of them.
    private Select<? extends Record> byAccount() {
        return both(both(ofAccounts(ACCOUNT.DELETED_AT.isNull()), ofAccounts(ACCOUNT.DELETED_AT.isNotNull())),
                unkeyed(DSL.lower(ACCOUNT.NAME), among.and(DEAL.ACCOUNT_ID.isNull())));
    }

    private Select<? extends Record> ofAccounts(Condition which) {
        return eachOf(DSL.select(ACCOUNT.ID, DSL.lower(ACCOUNT.NAME).as("key"))
                .from(ACCOUNT)
                .where(which)
                .orderBy(way(DSL.lower(ACCOUNT.NAME), descending)), DEAL.ACCOUNT_ID);
    }

    /// Where only few accounts have such deals, the names of just these.
    private Select<? extends Record> byAccountOfFew() {
        return by(DSL.lower(ACCOUNT.NAME), DEAL.leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID)));
    }

    private Select<? extends Record> byOwner() {
        var key = DSL.lower(PERSON_CARD.NAME);
        return both(eachOf(DSL.select(PERSON_CARD.ID, key.as("key"))
                .from(PERSON_CARD)
                .orderBy(way(key, descending)), DEAL.OWNER_ID), unkeyed(key, among.and(DEAL.OWNER_ID.isNull())));
    }

    /// The deals of each of these, who come in order.
    private Select<? extends Record> eachOf(Select<? extends Record> ordered, TableField<?, UUID> reference) {
        var one = ordered.asTable("one");
        var each = DSL.lateral(DSL.select(DEAL.ID.as("id"))
                .from(DEAL)
                .where(reference.eq(DSL.field(DSL.name("one", "id"), UUID.class)), among)
                .orderBy(way(DEAL.ID, descending))
                .limit(until).asTable("each"));
        var key = DSL.field(DSL.name("one", "key"), String.class);
        var id = DSL.field(DSL.name("each", "id"), UUID.class);
        return DSL.select(id, key)
                .from(one)
                .crossJoin(each)
                .orderBy(way(key, descending), way(id, descending))
                .limit(until);
    }

    private Select<? extends Record> by(Field<?> key, Table<?> deals) {
        return DSL.select(DEAL.ID.as("id"), key.as("key"))
                .from(deals)
                .where(among)
                .orderBy(way(key, descending).nullsLast(), way(DEAL.ID, descending))
                .limit(until);
    }

    /// The first of some that have no key, or all the same.
    private <T> Select<? extends Record> unkeyed(Field<T> key, Condition which) {
        return DSL.select(DEAL.ID.as("id"), DSL.castNull(key).as("key"))
                .from(DEAL)
                .where(which)
                .orderBy(way(DEAL.ID, descending))
                .limit(until);
    }

    static Select<? extends Record> both(Select<? extends Record> keyed, Select<? extends Record> unkeyed) {
        var first = keyed.asTable("keyed");
        var second = unkeyed.asTable("unkeyed");
        return DSL
                .select(DSL.field(DSL.name("keyed", "id"), UUID.class),
                        DSL.field(DSL.name("keyed", "key"), Object.class))
                .from(first)
                .unionAll(DSL.select(DSL.field(DSL.name("unkeyed", "id"), UUID.class),
                        DSL.field(DSL.name("unkeyed", "key"), Object.class)).from(second));
    }
}
