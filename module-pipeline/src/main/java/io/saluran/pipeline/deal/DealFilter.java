package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.sql.pipeline.tables.Deal;
import io.saluran.platform.format.Written;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a person narrows the board or the list to. Kept in the page's address, so that it can be shared.
///
/// @param closesFrom first day of the period in which an open deal should close, and a closed one was
/// @param source where deals came from, to the letter
/// @param planned whether it is said what comes next
/// @param attention what cards warn of
/// @param own by the company's own fields
/// @param text part of the deal's or its account's name, without regard to case and accents
record DealFilter(
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable LocalDate closesFrom,
        @Nullable LocalDate closesTo,
        @Nullable BigDecimal valueFrom,
        @Nullable BigDecimal valueTo,
        @Nullable UUID product,
        @Nullable UUID account,
        @Nullable String source,
        @Nullable Boolean planned,
        @Nullable DealAttention attention,
        FieldFilter own,
        String text) {

    static final DealFilter NONE = new DealFilter(null, null, null, null, null, null, null, null, "");

    /// Without warnings.
    DealFilter(@Nullable UUID owner, @Nullable UUID team, @Nullable LocalDate closesFrom, @Nullable LocalDate closesTo,
            @Nullable BigDecimal valueFrom, @Nullable BigDecimal valueTo, @Nullable UUID product,
            @Nullable UUID account, @Nullable String source, @Nullable Boolean planned, FieldFilter own, String text) {
        this(owner, team, closesFrom, closesTo, valueFrom, valueTo, product, account, source, planned, null, own, text);
    }

    /// Without source, next step and the company's own fields.
    DealFilter(@Nullable UUID owner, @Nullable UUID team, @Nullable LocalDate closesFrom, @Nullable LocalDate closesTo,
            @Nullable BigDecimal valueFrom, @Nullable BigDecimal valueTo, @Nullable UUID product,
            @Nullable UUID account, String text) {
        this(owner, team, closesFrom, closesTo, valueFrom, valueTo, product, account, null, null, FieldFilter.NONE,
                text);
    }

    /// Reads the address's parameters; what cannot be read is left out.
    static DealFilter of(Map<String, List<String>> parameters) {
        return new DealFilter(
                read(parameters, "owner", UUID::fromString),
                read(parameters, "team", UUID::fromString),
                read(parameters, "from", Written::day),
                read(parameters, "to", Written::day),
                read(parameters, "min", Written::number),
                read(parameters, "max", Written::number),
                read(parameters, "product", UUID::fromString),
                read(parameters, "account", UUID::fromString),
                read(parameters, "source", source -> source),
                read(parameters, "step", DealFilter::hasStep),
                read(parameters, "attention", DealAttention::of),
                FieldFilter.of(parameters),
                String.join("", parameters.getOrDefault("q", List.of())));
    }

    private static boolean hasStep(String word) {
        return switch (word) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("A next step is there or not: yes or no");
        };
    }

    static <T> @Nullable T read(Map<String, List<String>> parameters, String name, Function<String, T> parse) {
        try {
            var values = parameters.getOrDefault(name, List.of());
            return values.isEmpty() || values.getFirst().isEmpty() ? null : parse.apply(values.getFirst());
        } catch (IllegalArgumentException | java.time.format.DateTimeParseException unreadable) {
            return null;
        }
    }

    Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        put(parameters, "owner", owner);
        put(parameters, "team", team);
        put(parameters, "from", closesFrom);
        put(parameters, "to", closesTo);
        put(parameters, "min", valueFrom);
        put(parameters, "max", valueTo);
        put(parameters, "product", product);
        put(parameters, "account", account);
        put(parameters, "source", source);
        put(parameters, "step", planned == null ? null : planned ? "yes" : "no");
        put(parameters, "attention", attention == null ? null : attention.key());
        put(parameters, "q", text.isEmpty() ? null : text);
        parameters.putAll(own.parameters());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    /// Whether nothing narrows but whose the deals are.
    boolean isByOwnerAlone() {
        return equals(new DealFilter(owner, team, null, null, null, null, null, null, ""));
    }

    /// Whose deals are meant.
    Condition owners(Field<UUID> ownerId) {
        var conditions = new ArrayList<Condition>();
        if (owner != null) {
            conditions.add(ownerId.eq(owner));
        }
        if (team != null) {
            // As an array they are read once, and an index of deals by owner serves them.
            conditions.add(ownerId.eq(DSL.any(DSL.array(DSL.select(PERSON_CARD.ID).from(PERSON_CARD)
                    .where(PERSON_CARD.TEAM_ID.eq(team))))));
        }
        return DSL.and(conditions);
    }

    /// @param zone in which a day begins
    Condition on(Deal deal, ZoneId zone) {
        var conditions = new ArrayList<Condition>();
        conditions.add(owners(deal.OWNER_ID));
        var ends = DSL.coalesce(deal.CLOSED_ON, deal.CLOSES_ON);
        if (closesFrom != null) {
            conditions.add(ends.ge(closesFrom));
        }
        if (closesTo != null) {
            conditions.add(ends.le(closesTo));
        }
        if (valueFrom != null) {
            conditions.add(deal.VALUE.ge(valueFrom));
        }
        if (valueTo != null) {
            conditions.add(deal.VALUE.le(valueTo));
        }
        if (product != null) {
            conditions.add(deal.PRODUCT_ID.eq(product).or(DSL.exists(DSL.selectOne().from(LINE_ITEM)
                    .where(LINE_ITEM.DEAL_ID.eq(deal.ID), LINE_ITEM.PRODUCT_ID.eq(product)))));
        }
        if (account != null) {
            conditions.add(deal.ACCOUNT_ID.eq(account));
        }
        if (source != null) {
            conditions.add(deal.SOURCE.eq(source));
        }
        if (planned != null) {
            conditions.add(planned ? deal.NEXT_STEP.isNotNull() : deal.NEXT_STEP.isNull());
        }
        if (attention != null) {
            conditions.add(attention.on(deal, zone));
        }
        if (!own.isEmpty()) {
            conditions.add(own.on(deal.FIELDS));
        }
        if (!text.isBlank()) {
            conditions.add(contains(deal, text).or(deal.ACCOUNT_ID.in(accounts(text))));
        }
        return DSL.and(conditions);
    }

    /// Whether the name holds the text; served by the trigram index. The text stands in the statement, so that PostgreSQL
    /// sees how common it is, and keeps the plan for a board that is read again at each change.
    static Condition contains(Deal deal, String text) {
        return holds(deal.NAME, text);
    }

    @Unrestricted("whoever sees a deal sees the name of its account")
    private static Select<Record1<UUID>> accounts(String text) {
        return DSL.select(ACCOUNT.ID).from(ACCOUNT).where(holds(ACCOUNT.NAME, text));
    }

    private static Condition holds(Field<String> name, String text) {
        var pattern = '%' + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
        return DSL.condition("platform.plain({0}) like platform.plain({1})", name, DSL.inline(pattern));
    }
}
