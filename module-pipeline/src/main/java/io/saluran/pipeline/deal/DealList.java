package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Field;
import org.jooq.Record;
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

    List<Row> rows(Viewer viewer, DealQuery query, Sort sort, int offset, int limit) {
        if (offset >= WINDOW) {
            return List.of();
        }
        return db.read(viewer, sql -> {
            var ids = DealOrder.page(own, sort, query, viewer.maySee(DEAL).and(query.on(viewer)),
                    viewer.visibility() instanceof Visibility.All, offset, Math.min(limit, WINDOW - offset))
                    .apply(sql);
            // A statement of its own that is always the same: to plan its joins takes longer than to read the rows.
            var rows = DealRows.select(sql).where(viewer.maySee(DEAL), DEAL.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                    .fetchMap(DEAL.ID, this::row);
            return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
        });
    }

    /// A deal as a row; empty when it is gone or not to be seen.
    Optional<Row> one(Viewer viewer, UUID deal) {
        return db.read(viewer, sql -> DealRows.of(sql, viewer, DEAL.ID.eq(deal)).fetchOptional(this::row));
    }

    Totals totals(Viewer viewer, DealQuery query) {
        return db.read(viewer, sql -> DealSums.areKept(query)
                ? DealSums.of(sql, viewer, query)
                : sql.select(DSL.count(), DSL.sum(DEAL.VALUE))
                        .from(DEAL)
                        .where(viewer.maySee(DEAL), query.on(viewer))
                        .fetchSingle(row -> new Totals(row.value1(), row.value2())));
    }

    /// How many deals there are, or one more than the most that are counted.
    long count(Viewer viewer, DealQuery query, int most) {
        return db.read(viewer, sql -> (long) sql.fetchCount(DSL.selectOne().from(DEAL)
                .where(viewer.maySee(DEAL), query.on(viewer)).limit(most + 1)));
    }

    /// Deals of the query that have an amount in another currency and no rate for it; they are in no total.
    long unconverted(Viewer viewer, DealQuery query) {
        return db.read(viewer, sql -> (long) sql.fetchCount(DEAL, viewer.maySee(DEAL), query.on(viewer),
                DEAL.CURRENCY.isNotNull(), DEAL.AMOUNT.isNotNull(), DEAL.VALUE.isNull()));
    }

    /// Whether any deal that the viewer sees has a recurring part.
    boolean recurs(Viewer viewer) {
        return db.read(viewer, sql -> sql.fetchExists(DEAL, viewer.maySee(DEAL), DEAL.MONTHLY_VALUE.isNotNull(),
                DEAL.DELETED_AT.isNull()));
    }

    /// Every row in constant memory, the oldest first.
    void each(Viewer viewer, DealQuery query, Consumer<Row> taker) {
        db.read(viewer, sql -> {
            try (var rows = DealRows.select(sql)
                    .where(viewer.maySee(DEAL), query.on(viewer))
                    .orderBy(DEAL.ID)
                    .fetchSize(1_000)
                    .fetchLazy()) {
                rows.forEach(row -> taker.accept(row(row)));
            }
            return true;
        });
    }

    Row row(Record row) {
        return DealRows.row(row, own);
    }
}
