package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/// A field of a deal that people edit.
///
/// @param key its name in history, REST and texts (`deal.field.KEY`)
/// @param column where it is kept
public record DealField<T>(String key, TableField<DealRecord, T> column) {

    public static final DealField<String> NAME = new DealField<>("name", DEAL.NAME);
    public static final DealField<BigDecimal> VALUE = new DealField<>("value", DEAL.VALUE);
    /// What was agreed in another currency than the reporting one.
    public static final DealField<BigDecimal> AMOUNT = new DealField<>("amount", DEAL.AMOUNT);
    /// That currency; null for the reporting one.
    public static final DealField<String> CURRENCY = new DealField<>("currency", DEAL.CURRENCY);
    public static final DealField<LocalDate> CLOSES_ON = new DealField<>("closesOn", DEAL.CLOSES_ON);
    public static final DealField<UUID> OWNER = new DealField<>("owner", DEAL.OWNER_ID);
    public static final DealField<UUID> ACCOUNT_OF = new DealField<>("account", DEAL.ACCOUNT_ID);
    public static final DealField<UUID> PRODUCT_OF = new DealField<>("product", DEAL.PRODUCT_ID);
    public static final DealField<String> SOURCE = new DealField<>("source", DEAL.SOURCE);
    public static final DealField<String> NEXT_STEP = new DealField<>("nextStep", DEAL.NEXT_STEP);
    public static final DealField<LocalDate> NEXT_STEP_ON = new DealField<>("nextStepOn", DEAL.NEXT_STEP_ON);

    /// All of them by key.
    public static final Map<String, DealField<?>> ALL = Map.ofEntries(entry(NAME), entry(VALUE), entry(AMOUNT),
            entry(CURRENCY), entry(CLOSES_ON), entry(OWNER), entry(ACCOUNT_OF), entry(PRODUCT_OF), entry(SOURCE),
            entry(NEXT_STEP), entry(NEXT_STEP_ON));

    private static Map.Entry<String, DealField<?>> entry(DealField<?> field) {
        return Map.entry(field.key, field);
    }

    /// The day that the history keeps of a field of days; empty for any other field, where a text may only look like one.
    static Optional<LocalDate> day(@Nullable String key, String kept) {
        var field = key == null ? null : ALL.get(key);
        if (field == null || field.column.getType() != LocalDate.class) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(kept));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /// A value as the history shows it: the name of what an id stands for.
    @Unrestricted("a deal's history names its account to whoever may see the deal")
    @Nullable
    String words(DSLContext sql, @Nullable Object value) {
        if (!(value instanceof UUID id)) {
            return value == null
                    ? null
                    : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        }
        if (key.equals(OWNER.key)) {
            return sql.select(PERSON_CARD.NAME).from(PERSON_CARD).where(PERSON_CARD.ID.eq(id))
                    .fetchOne(PERSON_CARD.NAME);
        }
        if (key.equals(ACCOUNT_OF.key)) {
            return sql.select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOne(ACCOUNT.NAME);
        }
        return sql.select(PRODUCT.NAME).from(PRODUCT).where(PRODUCT.ID.eq(id)).fetchOne(PRODUCT.NAME);
    }
}
