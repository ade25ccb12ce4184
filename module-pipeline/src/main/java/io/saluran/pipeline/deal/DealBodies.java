package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.platform.rest.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What callers send about deals, checked.
record DealBodies(Pipelines pipelines) {

    /// A deal to be made.
    ///
    /// @param amount in a currency of its own, from which the value follows
    /// @param pipeline the first when neither this nor a stage is given
    /// @param stage the first of the pipeline when it is not given
    /// @param owner the caller when it is not given
    /// @param fields values of the company's own fields, by their keys
    public record NewDeal(
            @Nullable String name,
            @Nullable UUID pipeline,
            @Nullable UUID stage,
            @Nullable UUID account,
            @Nullable UUID owner,
            @Nullable UUID product,
            @Nullable BigDecimal value,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String source,
            @Nullable LocalDate closesOn,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable Map<String, @Nullable Object> fields) {}

    /// The fields that can be changed.
    ///
    /// @param fields values of the company's own fields, by their keys; those that are not named stay
    public record Patch(
            @Nullable String name,
            @Nullable UUID account,
            @Nullable UUID owner,
            @Nullable UUID product,
            @Nullable BigDecimal value,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String source,
            @Nullable LocalDate closesOn,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable Map<String, @Nullable Object> fields) {}

    Deals.NewDeal draft(NewDeal given) {
        var name = required("name", given.name());
        if (name.isBlank()) {
            throw Problem.invalid("name", words(Refusal.NO_NAME));
        }
        check("value", given.value());
        check("amount", given.amount());
        if (given.currency() != null && DealMoney.currency(given.currency()).isEmpty()) {
            throw Problem.invalid("currency", words(Refusal.NO_CURRENCY));
        }
        return new Deals.NewDeal(name, given.stage() == null ? firstStage(given.pipeline()) : given.stage(),
                given.account(), given.owner(), given.product(),
                given.amount() == null ? given.value() : given.amount(), given.currency(), given.closesOn(),
                given.source());
    }

    private static void check(String field, @Nullable BigDecimal amount) {
        if (amount != null && amount.signum() < 0) {
            throw Problem.invalid(field, words(Refusal.BELOW_ZERO));
        }
        if (amount != null && Limit.isTooLarge(amount)) {
            throw Problem.invalid(field, words(Refusal.TOO_LARGE));
        }
    }

    private UUID firstStage(@Nullable UUID pipeline) {
        return pipelines.all().stream()
                .filter(each -> pipeline == null || each.id().equals(pipeline))
                .map(Pipeline::stages)
                .filter(stages -> !stages.isEmpty())
                .findFirst()
                .orElseThrow(() -> Problem.invalid("pipeline", "There is no pipeline " + pipeline + " with stages."))
                .getFirst()
                .id();
    }

    /// What a new deal is given beyond its draft.
    static List<DealEdit<?>> rest(NewDeal given) {
        var edits = new ArrayList<DealEdit<?>>();
        if (given.nextStep() != null) {
            edits.add(new DealEdit<>(DealField.NEXT_STEP, given.nextStep()));
        }
        if (given.nextStepOn() != null) {
            edits.add(new DealEdit<>(DealField.NEXT_STEP_ON, given.nextStepOn()));
        }
        return edits;
    }

    static List<DealEdit<?>> edits(Map<String, @Nullable Object> given) {
        var edits = new ArrayList<DealEdit<?>>();
        given.forEach((key, value) -> {
            var field = DealField.ALL.get(key);
            if (field == null) {
                throw new Problem(422, "Unknown field", "A deal has no field \"" + key + "\" to change.",
                        Map.of("field", key, "known", List.copyOf(new TreeSet<>(DealField.ALL.keySet()))));
            }
            edits.add(edit(field, value));
        });
        return edits;
    }

    private static <T> DealEdit<T> edit(DealField<T> field, @Nullable Object value) {
        var type = field.column().getType();
        try {
            return new DealEdit<>(field, value == null ? null : type.cast(read(type, value)));
        } catch (IllegalArgumentException | DateTimeParseException | ClassCastException wrong) {
            throw Problem.invalid(field.key(), "\"" + field.key() + "\" must be a " + type.getSimpleName() + ".");
        }
    }

    private static Object read(Class<?> type, Object value) {
        if (type == BigDecimal.class && value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("Not a text");
        }
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        return type == LocalDate.class ? LocalDate.parse(text) : text;
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.invalid(field, "\"" + field + "\" is missing.");
        }
        return value;
    }

    static String words(Refusal why) {
        return switch (why) {
            case CLOSED -> "This deal is won or lost. Reopen it first.";
            case OPEN -> "This deal is open already.";
            case OTHER_PIPELINE -> "That stage is not in the deal's pipeline.";
            case NO_SUCH_REASON -> "That is not a reason for this outcome; \"pipelines/reasons\" lists them.";
            case NO_PLACE ->
                "The pipeline or stage of this deal is gone; restore the pipeline first, or name another \"stage\".";
            case NO_NAME -> "A deal needs a name.";
            case BELOW_ZERO -> "A value cannot be below zero.";
            case TOO_LARGE -> "An amount must be less than " + Limit.AMOUNT.toPlainString() + ".";
            case NO_SUCH_THING -> "The account, owner, contact or product is not there, or you may not see it.";
            case NO_ITEM_NAME -> "A line item needs a name or a product.";
            case NO_SUCH_FIELD -> "There is no such custom field, or it was archived.";
            case NO_TERMS -> "Discount and tax are from 0 to 100; a term needs a period of month, quarter or year.";
            case NO_CURRENCY -> "A currency is a code of three letters, such as USD.";
            case NO_ACTIVITY ->
                "What is planned needs a subject and has no outcome; what was done is not in the future, and its outcome fits its kind.";
            case NO_QUANTITY -> "A quantity must be more than zero.";
        };
    }

    static String words(Renewals.Why why) {
        return switch (why) {
            case GONE -> "The deal is not there any more.";
            case NOT_WON -> "Only a deal that was won can be renewed.";
            case NO_END -> "Nothing that recurs in this deal has a term, or a part has none.";
            case SOMEBODY_ELSES -> "It is renewed already by a deal that you may not see.";
            case NO_STAGE -> "There is no such pipeline, or it has no stages.";
        };
    }
}
