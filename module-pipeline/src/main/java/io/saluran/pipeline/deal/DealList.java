package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_USUAL;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Deals as a table, open and closed, sorted by any column: for the list, REST and the export.
final class DealList {

    /// How far the table can be scrolled; further down a filter is of more use.
    static final int WINDOW = 10_000;

    static final List<String> OUTCOMES = List.of("open", "won", "lost");

    /// The value of an open deal, times the probability of its stage.
    private static final Field<BigDecimal> WEIGHTED = DSL.when(DEAL.OUTCOME.isNull(),
            DEAL.VALUE.times(STAGE.PROBABILITY));

    static final Map<String, Field<?>> SORTS = Map.ofEntries(
            Map.entry("name", DSL.lower(DEAL.NAME)),
            Map.entry("account", DSL.lower(ACCOUNT.NAME)),
            Map.entry("stage", STAGE.POSITION),
            Map.entry("value", DEAL.VALUE),
            Map.entry("weighted", WEIGHTED),
            Map.entry("probability", DSL.when(DEAL.OUTCOME.isNull(), STAGE.PROBABILITY)),
            Map.entry("monthlyValue", DEAL.MONTHLY_VALUE),
            Map.entry("yearlyValue", DEAL.YEARLY_VALUE),
            Map.entry("closesOn", DEAL.CLOSES_ON),
            Map.entry("owner", DSL.lower(PERSON_CARD.NAME)),
            Map.entry("stageSince", DEAL.STAGE_SINCE),
            Map.entry("nextStepOn", DEAL.NEXT_STEP_ON),
            Map.entry("closedOn", DEAL.CLOSED_ON),
            Map.entry("endsOn", DEAL.ENDS_ON),
            Map.entry("createdAt", DEAL.CREATED_AT));

    private static final List<Field<?>> SHOWN = List.of(DEAL.ID, DEAL.NAME, DEAL.PIPELINE_ID, PIPELINE_.NAME,
            DEAL.STAGE_ID, STAGE.NAME, STAGE.POSITION, DEAL.ACCOUNT_ID, ACCOUNT.NAME, DEAL.OWNER_ID, PERSON_CARD.NAME,
            DEAL.PRODUCT_ID, PRODUCT.NAME, DEAL.VALUE, DEAL.AMOUNT, DEAL.CURRENCY, DEAL.MONTHLY_VALUE,
            DEAL.YEARLY_VALUE,
            DEAL.SORT_VALUE, DEAL.SOURCE, DEAL.OPENED_ON, DEAL.CLOSES_ON,
            DEAL.STAGE_SINCE, DEAL.NEXT_STEP, DEAL.NEXT_STEP_ON, DEAL.OUTCOME, REASON.NAME, DEAL.CLOSED_ON,
            DEAL.EXTERNAL_ID, DEAL.STARTS_ON, DEAL.ENDS_ON, DEAL.RENEWS_DEAL_ID, DEAL.FIELDS, DEAL.VERSION,
            DEAL.CREATED_AT, DEAL.UPDATED_AT, STAGE.PROBABILITY, STAGE.ROT_DAYS, STAGE_USUAL.DAYS,
            PERSON_CARD.TEAM_NAME);

    private final Db db;
    private final OwnFields own;

    DealList(Db db, Fields fields) {
        this.db = db;
        this.own = new OwnFields(fields, DealOwnFields.TYPE);
    }

    /// The company's own fields of deals.
    OwnFields own() {
        return own;
    }

    /// By what the list is sorted.
    static Field<?> order(OwnFields own, Sort sort) {
        return own.order(sort.field(), DEAL.FIELDS).orElseGet(() -> SORTS.getOrDefault(sort.field(), DEAL.VALUE));
    }

    /// @param pipeline null for all
    /// @param outcome `open`, `won`, `lost`, or null for all
    /// @param selection what a figure elsewhere led to
    record Query(
            @Nullable UUID pipeline,
            @Nullable UUID stage,
            @Nullable String outcome,
            DealFilter filter,
            DealSelection selection) {

        Query(@Nullable UUID pipeline, @Nullable UUID stage, @Nullable String outcome, DealFilter filter) {
            this(pipeline, stage, outcome, filter, DealSelection.ALL);
        }

        /// Reads the parameters of the list's address; what cannot be read is left out.
        static Query of(Map<String, List<String>> parameters) {
            var outcome = String.join("", parameters.getOrDefault("outcome", List.of("open")));
            return new Query(DealFilter.read(parameters, "pipeline", UUID::fromString),
                    DealFilter.read(parameters, "stage", UUID::fromString),
                    OUTCOMES.contains(outcome) ? outcome : null, DealFilter.of(parameters),
                    DealSelection.of(parameters));
        }

        /// Whether nothing narrows the open deals but the pipeline.
        boolean isWide() {
            return stage == null && "open".equals(outcome) && filter.isEmpty()
                    && selection.equals(DealSelection.ALL);
        }

        Condition on(Viewer viewer) {
            return on(viewer.zone()).and(selection.on(viewer.zone()));
        }

        @Unrestricted("a condition; the queries that it narrows ask the viewer")
        Condition on(ZoneId zone) {
            var condition = filter.on(DEAL, zone).and(DEAL.DELETED_AT.isNull());
            if (pipeline != null) {
                condition = condition.and(DEAL.PIPELINE_ID.eq(pipeline));
            }
            if (stage != null) {
                condition = condition.and(DEAL.STAGE_ID.eq(stage));
            }
            if (outcome == null) {
                return condition;
            }
            return condition.and("open".equals(outcome) ? DEAL.OUTCOME.isNull() : DEAL.OUTCOME.eq(outcome));
        }
    }

    /// @param startsOn from when what recurs runs, when not from the day on which it was won
    /// @param endsOn when that ends; null while it is not won, or when a part has no end
    /// @param renews the deal whose renewal this is
    /// @param standing what its stage and its owner's team add
    record Row(
            UUID id,
            String name,
            UUID pipeline,
            String pipelineName,
            UUID stage,
            String stageName,
            @Nullable UUID account,
            @Nullable String accountName,
            @Nullable UUID owner,
            @Nullable String ownerName,
            @Nullable UUID product,
            @Nullable String productName,
            @Nullable BigDecimal value,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable BigDecimal monthlyValue,
            @Nullable BigDecimal yearlyValue,
            @Nullable String source,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closesOn,
            @Nullable Instant stageSince,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable LocalDate closedOn,
            @Nullable String externalId,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable UUID renews,
            FieldValues fields,
            int version,
            Instant createdAt,
            Instant updatedAt,
            DealStanding standing) {

        /// How likely it is to be won, 0 to 1; null for a deal that is closed.
        @Nullable
        BigDecimal probability() {
            return outcome == null ? standing.probability() : null;
        }

        /// Its value times that.
        @Nullable
        BigDecimal weighted() {
            return outcome != null || value == null ? null : value.multiply(standing.probability());
        }
    }

    /// @param field one of [#SORTS], or one of the company's own such as `fields.budget`
    record Sort(String field, boolean descending) {

        static final Sort USUAL = new Sort("value", true);

        /// `-value` for descending; the usual one for what is no field.
        static Sort of(String words) {
            var field = words.startsWith("-") ? words.substring(1) : words;
            return SORTS.containsKey(field) || FieldWriting.keyOf(field).isPresent()
                    ? new Sort(field, words.startsWith("-"))
                    : USUAL;
        }

        @Override
        public String toString() {
            return descending ? "-" + field : field;
        }
    }

    /// @param total of those that have a value; null when none has
    record Totals(long count, @Nullable BigDecimal total) {}

    List<Row> rows(Viewer viewer, Query query, Sort sort, int offset, int limit) {
        if (offset >= WINDOW) {
            return List.of();
        }
        return db.read(viewer, sql -> {
            var ids = DealOrder.page(own, sort, query, viewer.maySee(DEAL).and(query.on(viewer)),
                    viewer.visibility() instanceof Visibility.All, offset, Math.min(limit, WINDOW - offset))
                    .apply(sql);
            // A statement of its own that is always the same: to plan its joins takes longer than to read the rows.
            var rows = select(sql).where(viewer.maySee(DEAL), DEAL.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                    .fetchMap(DEAL.ID, this::row);
            return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
        });
    }

    /// A deal as a row; empty when it is gone or not to be seen.
    Optional<Row> one(Viewer viewer, UUID deal) {
        return db.read(viewer, sql -> of(sql, viewer, DEAL.ID.eq(deal)).fetchOptional(this::row));
    }

    Totals totals(Viewer viewer, Query query) {
        return db.read(viewer, sql -> DealSums.areKept(query)
                ? DealSums.of(sql, viewer, query)
                : sql.select(DSL.count(), DSL.sum(DEAL.VALUE))
                        .from(DEAL)
                        .where(viewer.maySee(DEAL), query.on(viewer))
                        .fetchSingle(row -> new Totals(row.value1(), row.value2())));
    }

    /// How many deals there are, or one more than the most that are counted.
    long count(Viewer viewer, Query query, int most) {
        return db.read(viewer, sql -> (long) sql.fetchCount(DSL.selectOne().from(DEAL)
                .where(viewer.maySee(DEAL), query.on(viewer)).limit(most + 1)));
    }

    /// Deals of the query that have an amount in another currency and no rate for it; they are in no total.
    long unconverted(Viewer viewer, Query query) {
        return db.read(viewer, sql -> (long) sql.fetchCount(DEAL, viewer.maySee(DEAL), query.on(viewer),
                DEAL.CURRENCY.isNotNull(), DEAL.AMOUNT.isNotNull(), DEAL.VALUE.isNull()));
    }

    /// Whether any deal that the viewer sees has a recurring part.
    boolean recurs(Viewer viewer) {
        return db.read(viewer, sql -> sql.fetchExists(DEAL, viewer.maySee(DEAL), DEAL.MONTHLY_VALUE.isNotNull(),
                DEAL.DELETED_AT.isNull()));
    }

    /// The filter that leaves out the most, by its name in the address; empty when without none of them alone there would
    /// be anything.
    Optional<String> removesMost(Viewer viewer, Query query) {
        var set = query.filter().parameters();
        var found = new HashMap<String, Long>();
        set.keySet().forEach(name -> {
            var rest = new HashMap<String, List<String>>();
            set.forEach((other, value) -> {
                if (!other.equals(name)) {
                    rest.put(other, List.of(value));
                }
            });
            found.put(name, totals(viewer, new Query(query.pipeline(), query.stage(), query.outcome(),
                    DealFilter.of(rest), query.selection())).count());
        });
        return found.entrySet().stream().filter(each -> each.getValue() > 0).max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /// Every row in constant memory, the oldest first.
    void each(Viewer viewer, Query query, Consumer<Row> taker) {
        db.read(viewer, sql -> {
            try (var rows = select(sql)
                    .where(viewer.maySee(DEAL), query.on(viewer))
                    .orderBy(DEAL.ID)
                    .fetchSize(1_000)
                    .fetchLazy()) {
                rows.forEach(row -> taker.accept(row(row)));
            }
            return true;
        });
    }

    /// The rows with their condition, for lists that page by key.
    static SelectConditionStep<Record> of(DSLContext sql, Viewer viewer, Condition condition) {
        return select(sql).where(viewer.maySee(DEAL), condition, DEAL.DELETED_AT.isNull());
    }

    /// As [#of], with those in the bin.
    static SelectConditionStep<Record> withDeleted(DSLContext sql, Viewer viewer, Condition condition) {
        return select(sql).where(viewer.maySee(DEAL), condition);
    }

    private static SelectOnConditionStep<Record> select(DSLContext sql) {
        return joined(sql.select(SHOWN));
    }

    /// Deals with all that the list shows and sorts by.
    @Unrestricted("the callers ask the viewer")
    static <R extends Record> SelectOnConditionStep<R> joined(SelectSelectStep<R> select) {
        return select.from(DEAL)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(DEAL.PIPELINE_ID))
                .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                .leftJoin(STAGE_USUAL).on(STAGE_USUAL.STAGE_ID.eq(DEAL.STAGE_ID))
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                .leftJoin(PRODUCT).on(PRODUCT.ID.eq(DEAL.PRODUCT_ID))
                .leftJoin(REASON).on(REASON.ID.eq(DEAL.REASON_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL.OWNER_ID));
    }

    Row row(Record row) {
        return new Row(row.get(DEAL.ID), row.get(DEAL.NAME), row.get(DEAL.PIPELINE_ID), row.get(PIPELINE_.NAME),
                row.get(DEAL.STAGE_ID), row.get(STAGE.NAME), row.get(DEAL.ACCOUNT_ID), row.get(ACCOUNT.NAME),
                row.get(DEAL.OWNER_ID), row.get(PERSON_CARD.NAME), row.get(DEAL.PRODUCT_ID), row.get(PRODUCT.NAME),
                row.get(DEAL.VALUE), row.get(DEAL.AMOUNT), row.get(DEAL.CURRENCY), row.get(DEAL.MONTHLY_VALUE),
                row.get(DEAL.YEARLY_VALUE), row.get(DEAL.SOURCE), row.get(DEAL.OPENED_ON), row.get(DEAL.CLOSES_ON),
                row.get(DEAL.STAGE_SINCE), row.get(DEAL.NEXT_STEP), row.get(DEAL.NEXT_STEP_ON), row.get(DEAL.OUTCOME),
                row.get(REASON.NAME), row.get(DEAL.CLOSED_ON), row.get(DEAL.EXTERNAL_ID),
                row.get(DEAL.STARTS_ON), row.get(DEAL.ENDS_ON), row.get(DEAL.RENEWS_DEAL_ID),
                own.current(FieldValues.of(row.get(DEAL.FIELDS))), row.get(DEAL.VERSION),
                row.get(DEAL.CREATED_AT), row.get(DEAL.UPDATED_AT), new DealStanding(row.get(STAGE.PROBABILITY),
                        row.get(STAGE.ROT_DAYS), row.get(STAGE_USUAL.DAYS), row.get(PERSON_CARD.TEAM_NAME)));
    }
}
