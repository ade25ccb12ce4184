package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_MOVE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.currency.Revaluation;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.PastChange;
import io.saluran.platform.field.FieldValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A deal as it was at the end of a day: what it is now, with everything that was changed since taken back, the newest
/// change first.
final class DealAsOf {

    private final Db db;
    private final DealPage reading;

    DealAsOf(Db db) {
        this.db = db;
        reading = new DealPage(db);
    }

    /// @param fields what was in each field, as the history keeps it; those that were empty have none
    /// @param stage where it stood; null where the history does not reach so far back
    /// @param outcome `won` or `lost`, null while it was open
    /// @param items and people: by their names
    /// @param ratedOn the day by whose rate the value follows from an amount in another currency; null for one that is its own
    record State(
            Map<String, String> fields,
            @Nullable String stage,
            @Nullable String outcome,
            List<String> items,
            List<String> people,
            @Nullable LocalDate ratedOn) {}

    /// Empty when the deal was not there yet, or the viewer may not see it.
    Optional<State> of(Viewer viewer, UUID deal, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(viewer.zone()).toInstant();
        return reading.of(viewer, deal).filter(facts -> began(viewer, deal).isBefore(end))
                .map(facts -> db.read(viewer, sql -> rebuilt(sql, facts, end, viewer.zone())));
    }

    private Instant began(Viewer viewer, UUID deal) {
        return db.read(viewer, sql -> sql.select(DEAL.CREATED_AT).from(DEAL)
                .where(DEAL.ID.eq(deal), viewer.maySee(DEAL)).fetchOptional(DEAL.CREATED_AT)).orElse(Instant.MAX);
    }

    private static State rebuilt(DSLContext sql, Facts facts, Instant end, ZoneId zone) {
        var fields = now(facts);
        var items = new ArrayList<>(facts.lineItems().stream().map(DealPage.LineItem::name).toList());
        var people = new ArrayList<>(facts.people().stream().map(DealPage.Person::name).toList());
        for (var change : PastChange.since(sql, DealOwnFields.TYPE, facts.id(), end)) {
            switch (change.field()) {
                case "item" -> takeBack(items, change);
                case "contact" -> takeBack(people, change);
                default -> change.takeBack(fields);
            }
        }
        var moves = lastMove(sql, facts, end);
        var outcome = moves == null ? null : moves.value2();
        var day = LocalDate.ofInstant(moves == null || outcome == null ? end.minusMillis(1) : moves.value3(), zone);
        var rated = convert(sql, fields, day);
        return new State(Map.copyOf(fields), moves == null ? null : moves.value1(), outcome, List.copyOf(items),
                List.copyOf(people), rated ? day : null);
    }

    /// What an amount in another currency was worth: rates change without a line in the history, so the value follows from
    /// the rate that was valid then, as it did then.
    ///
    /// @param day the one of the rate, which for a closed deal is that of its closing
    private static boolean convert(DSLContext sql, Map<String, String> fields, LocalDate day) {
        var currency = fields.get(DealField.CURRENCY.key());
        var amount = fields.get(DealField.AMOUNT.key());
        if (currency == null || amount == null) {
            return false;
        }
        var value = Revaluation.of(sql, new BigDecimal(amount), currency, day);
        fields.remove(DealField.VALUE.key());
        put(fields, DealField.VALUE, value.orElse(null));
        return value.isPresent();
    }

    /// A thing that came since goes, and one that went comes back; one that was changed has the same name.
    private static void takeBack(List<String> names, PastChange change) {
        if (change.before() == null && change.after() != null) {
            names.stream().filter(change.after()::startsWith).findFirst().ifPresent(names::remove);
        } else if (change.after() == null && change.before() != null) {
            names.add(change.before());
        }
    }

    private static @Nullable Record3<String, String, Instant> lastMove(DSLContext sql, Facts facts, Instant end) {
        return sql.select(STAGE.NAME, STAGE_MOVE.OUTCOME, STAGE_MOVE.AT)
                .from(STAGE_MOVE)
                .leftJoin(STAGE).on(STAGE.ID.eq(DSL.coalesce(STAGE_MOVE.TO_STAGE_ID, STAGE_MOVE.FROM_STAGE_ID)))
                .where(STAGE_MOVE.DEAL_ID.eq(facts.id()), STAGE_MOVE.AT.lt(end))
                .orderBy(STAGE_MOVE.AT.desc(), STAGE_MOVE.ID.desc())
                .limit(1)
                .fetchOne();
    }

    private static Map<String, String> now(Facts facts) {
        var fields = new LinkedHashMap<String, String>();
        put(fields, DealField.NAME, facts.name());
        put(fields, DealField.VALUE, facts.value());
        put(fields, DealField.AMOUNT, facts.amount());
        put(fields, DealField.CURRENCY, facts.currency());
        put(fields, DealField.CLOSES_ON, facts.closesOn());
        put(fields, DealField.OWNER, facts.ownerName());
        put(fields, DealField.ACCOUNT_OF, facts.accountName());
        put(fields, DealField.PRODUCT_OF, facts.productName());
        put(fields, DealField.SOURCE, facts.source());
        put(fields, DealField.NEXT_STEP, facts.nextStep());
        put(fields, DealField.NEXT_STEP_ON, facts.nextStepOn());
        facts.fields().values()
                .forEach((key, value) -> fields.put(FieldWriting.historyName(key), FieldValues.json(value)));
        return fields;
    }

    private static void put(Map<String, String> fields, DealField<?> field, @Nullable Object value) {
        if (value != null) {
            fields.put(field.key(), value instanceof BigDecimal number
                    ? number.toPlainString()
                    : Objects.requireNonNull(value.toString()));
        }
    }
}
