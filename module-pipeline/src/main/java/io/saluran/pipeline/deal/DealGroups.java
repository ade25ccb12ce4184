package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The deals of the table in groups, with what each comes to; counted and added up in the database.
final class DealGroups {

    /// As many as are shown; a table of more is for a filter first.
    static final int MOST = 500;

    private final Db db;
    private final DealList list;
    private final OwnFields own;

    DealGroups(Db db, DealList list, Fields fields) {
        this.db = db;
        this.list = list;
        this.own = new OwnFields(fields, DealOwnFields.TYPE);
    }

    /// By what deals are grouped.
    enum By {
        STAGE_OF("stage"), OWNER("owner"), ACCOUNT_OF("account"), PRODUCT_OF("product"),
        /// In which they close, or were closed.
        MONTH("month");

        private final String word;

        By(String word) {
            this.word = word;
        }

        private Field<String> key() {
            return switch (this) {
                case STAGE_OF -> STAGE.ID.cast(SQLDataType.CLOB);
                case OWNER -> DEAL.OWNER_ID.cast(SQLDataType.CLOB);
                case ACCOUNT_OF -> DEAL.ACCOUNT_ID.cast(SQLDataType.CLOB);
                case PRODUCT_OF -> DEAL.PRODUCT_ID.cast(SQLDataType.CLOB);
                case MONTH -> month();
            };
        }

        private Field<String> label() {
            return switch (this) {
                case STAGE_OF -> STAGE.NAME;
                case OWNER -> PERSON_CARD.NAME;
                case ACCOUNT_OF -> ACCOUNT.NAME;
                case PRODUCT_OF -> PRODUCT.NAME;
                case MONTH -> month();
            };
        }

        /// What tells two of the same name apart.
        private Field<String> beside() {
            return this == STAGE_OF ? PIPELINE_.NAME : DSL.inline("");
        }

        /// Ends with what makes a group, so that two of the same name do not mix.
        private List<Field<?>> order() {
            return this == STAGE_OF
                    ? List.of(PIPELINE_.POSITION, STAGE.POSITION, STAGE.ID)
                    : this == MONTH ? List.of(month()) : List.of(DSL.lower(label()), key());
        }

        private static Field<String> month() {
            return DSL.field("to_char({0}, 'YYYY-MM')", String.class, DSL.coalesce(DEAL.CLOSED_ON, DEAL.CLOSES_ON));
        }

        /// How it is called in addresses, and in texts after `deal.field.`.
        String word() {
            return word;
        }

        static Optional<By> of(String word) {
            return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
        }

        /// The name of a row's group, as a file has it; null for deals that have none of it.
        @Nullable
        String name(DealList.Row row) {
            return switch (this) {
                case STAGE_OF -> row.stageName();
                case OWNER -> row.ownerName();
                case ACCOUNT_OF -> row.accountName();
                case PRODUCT_OF -> row.productName();
                case MONTH -> month(row);
            };
        }

        /// What the rows of a group share, and no others do; null for deals that have none of it.
        @Nullable
        Object key(DealList.Row row) {
            return switch (this) {
                case STAGE_OF -> row.stage();
                case OWNER -> row.owner();
                case ACCOUNT_OF -> row.account();
                case PRODUCT_OF -> row.product();
                case MONTH -> month(row);
            };
        }

        private static @Nullable String month(DealList.Row row) {
            var day = row.closedOn() == null ? row.closesOn() : row.closedOn();
            return day == null ? null : java.time.YearMonth.from(day).toString();
        }

        private Condition is(@Nullable String value) {
            return value == null ? key().isNull() : key().eq(value);
        }
    }

    /// @param key null for deals that have none of it
    /// @param name of the owner, stage and so on; a month as `2026-12`
    /// @param of the pipeline of a stage where the stages are of several, else null
    /// @param total null when no deal here has a value
    /// @param weighted the same times the stage's probability; of open deals only
    record Group(
            @Nullable String key,
            @Nullable String name,
            @Nullable String of,
            long count,
            @Nullable BigDecimal total,
            @Nullable BigDecimal weighted) {

        private Group alone() {
            return new Group(key, name, null, count, total, weighted);
        }
    }

    /// In the order in which they are shown, those of nothing last.
    List<Group> of(Viewer viewer, DealQuery query, By by) {
        var weighted = DSL.sum(DSL.when(DEAL.OUTCOME.isNull(), DEAL.VALUE.times(STAGE.PROBABILITY)));
        var found = db.read(viewer,
                sql -> DealRows.joined(sql.select(by.key(), by.label(), by.beside(), DSL.count(), DSL.sum(DEAL.VALUE),
                        weighted))
                        .where(viewer.maySee(DEAL), query.on(viewer))
                        .groupBy(columns(by))
                        .orderBy(order(by))
                        .limit(MOST)
                        .fetch(row -> new Group(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(),
                                row.value6())));
        return found.stream().map(Group::of).distinct().count() > 1
                ? found
                : found.stream().map(Group::alone).toList();
    }

    /// Whether the groups are stages of several pipelines.
    boolean areOfSeveral(Viewer viewer, DealQuery query, By by) {
        return by == By.STAGE_OF && of(viewer, query, by).stream().anyMatch(group -> group.of() != null);
    }

    @Unrestricted("columns only")
    private static List<Field<?>> columns(By by) {
        return switch (by) {
            case STAGE_OF -> List.of(STAGE.ID, STAGE.NAME, PIPELINE_.NAME, PIPELINE_.POSITION, STAGE.POSITION);
            case OWNER -> List.of(DEAL.OWNER_ID, PERSON_CARD.NAME);
            case ACCOUNT_OF -> List.of(DEAL.ACCOUNT_ID, ACCOUNT.NAME);
            case PRODUCT_OF -> List.of(DEAL.PRODUCT_ID, PRODUCT.NAME);
            case MONTH -> List.of(By.month());
        };
    }

    private static List<OrderField<?>> order(By by) {
        return List.copyOf(by.order().stream().map(each -> each.asc().nullsLast()).toList());
    }

    /// The first rows of a group.
    List<DealList.Row> rows(Viewer viewer, DealQuery query, By by, Group group, DealList.Sort sort, int offset,
            int limit) {
        return db.read(viewer, sql -> DealRows.of(sql, viewer, query.on(viewer).and(by.is(group.key())))
                .orderBy(sorted(sort))
                .limit(limit)
                .offset(offset)
                .fetch(list::row));
    }

    /// Those of some deals that are in any group.
    List<DealList.Row> among(Viewer viewer, DealQuery query, Set<UUID> deals) {
        return deals.isEmpty()
                ? List.of()
                : db.read(viewer, sql -> DealRows.of(sql, viewer, query.on(viewer)
                        .and(DEAL.ID.eq(DSL.any(deals.toArray(UUID[]::new))))).fetch(list::row));
    }

    private List<OrderField<?>> sorted(DealList.Sort sort) {
        var column = DealList.order(own, sort);
        return List.of(sort.descending() ? column.desc().nullsLast() : column.asc().nullsLast(),
                sort.descending() ? DEAL.ID.desc() : DEAL.ID.asc());
    }

    /// Every row in constant memory as the table shows them: by group, then as it is sorted.
    ///
    /// @param by null when there are no groups
    void each(Viewer viewer, DealQuery query, @Nullable By by, DealList.Sort sort, Consumer<DealList.Row> taker) {
        var order = new ArrayList<OrderField<?>>(by == null ? List.of() : order(by));
        order.addAll(sorted(sort));
        db.read(viewer, sql -> {
            try (var rows = DealRows.of(sql, viewer, query.on(viewer)).orderBy(order).fetchSize(1_000).fetchLazy()) {
                rows.forEach(row -> taker.accept(list.row(row)));
            }
            return true;
        });
    }

    /// The name of a group in words.
    ///
    /// @param words gives the words of a text key
    static String name(By by, Group group, Locale locale, DealBoardWords.Words words) {
        if (group.name() == null) {
            return words.of("deal.group.none." + by.word());
        }
        if (by != By.MONTH) {
            return group.name();
        }
        var month = java.time.YearMonth.parse(group.name());
        return month.format(java.time.format.DateTimeFormatter.ofPattern("LLLL yyyy", locale));
    }
}
