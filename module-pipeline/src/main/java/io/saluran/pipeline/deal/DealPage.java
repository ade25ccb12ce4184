package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_MOVE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lead;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.select;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.platform.field.FieldValues;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One deal with all that its page shows but the timeline, in one query.
final class DealPage {

    private final Db db;

    DealPage(Db db) {
        this.db = db;
    }

    /// @param outcome `won`, `lost`, or null while it is open
    record Facts(
            UUID id,
            String name,
            int version,
            UUID pipeline,
            String pipelineName,
            UUID stage,
            String stageName,
            String funnel,
            BigDecimal probability,
            @Nullable Integer rotDays,
            @Nullable BigDecimal value,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            @Nullable Instant stageSince,
            @Nullable String source,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable LocalDate closedOn,
            @Nullable UUID account,
            @Nullable String accountName,
            @Nullable String industry,
            @Nullable UUID owner,
            @Nullable String ownerName,
            @Nullable UUID product,
            @Nullable String productName,
            @Nullable BigDecimal listPrice,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            String reporting,
            List<LineItem> lineItems,
            List<Person> people,
            FieldValues fields) {

        /// What the deal is worth in its own currency.
        @Nullable
        BigDecimal worth() {
            return currency == null ? value : amount;
        }

        /// Digits of the smallest unit of the deal's currency.
        int digits() {
            return DealMoney.digits(Objects.requireNonNullElse(currency, reporting));
        }

        /// What the line items come to, in the deal's currency.
        ItemAmounts items() {
            return ItemAmounts.of(lineItems.stream().map(LineItem::line).toList(), digits());
        }

        /// What the line items come to without tax; null when none has a price.
        @Nullable
        BigDecimal itemsTotal() {
            return items().total();
        }
    }

    /// Who changed a field last.
    ///
    /// @param person null for an import
    record LastChange(@Nullable String person, Instant at) {}

    /// Who deleted a deal.
    ///
    /// @param name of the deal
    /// @param person null for an import
    record Deletion(String name, @Nullable String person, Instant at) {}

    /// @param product null for something outside the catalogue
    record LineItem(
            UUID id,
            @Nullable UUID product,
            String name,
            BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            int position,
            ItemAmounts.Terms terms) {

        ItemAmounts.Line line() {
            return new ItemAmounts.Line(quantity, unitPrice, terms);
        }
    }

    record Person(UUID id, String name, @Nullable String title, @Nullable String role) {}

    /// Empty when there is no such deal, it was deleted, or the viewer may not see it.
    Optional<Facts> of(Viewer viewer, UUID id) {
        var items = multiset(select(LINE_ITEM.ID, LINE_ITEM.PRODUCT_ID, LINE_ITEM.NAME, LINE_ITEM.QUANTITY,
                LINE_ITEM.UNIT_PRICE, LINE_ITEM.POSITION, LINE_ITEM.DISCOUNT, LINE_ITEM.TAX, LINE_ITEM.PERIOD,
                LINE_ITEM.TERM)
                .from(LINE_ITEM)
                .where(LINE_ITEM.DEAL_ID.eq(DEAL.ID))
                .orderBy(LINE_ITEM.POSITION, LINE_ITEM.ID)).as("items")
                .convertFrom(
                        rows -> rows.map(mapping((item, product, name, quantity, price, position, discount, tax, period,
                                term) -> new LineItem(item, product, name, quantity, price, position,
                                        new ItemAmounts.Terms(discount, tax, Period.of(period).orElse(null), term)))));
        var people = multiset(select(CONTACT.ID, CONTACT.NAME, CONTACT.TITLE, DEAL_CONTACT.ROLE)
                .from(DEAL_CONTACT)
                .join(CONTACT).on(CONTACT.ID.eq(DEAL_CONTACT.CONTACT_ID))
                .where(DEAL_CONTACT.DEAL_ID.eq(DEAL.ID), CONTACT.DELETED_AT.isNull())
                .orderBy(CONTACT.NAME)).as("people").convertFrom(rows -> rows.map(mapping(Person::new)));
        return db.read(viewer, sql -> sql.select(
                DEAL.ID, DEAL.NAME, DEAL.VERSION, DEAL.PIPELINE_ID, PIPELINE_.NAME, DEAL.STAGE_ID, STAGE.NAME,
                STAGE.FUNNEL_STAGE, STAGE.PROBABILITY, STAGE.ROT_DAYS, DEAL.VALUE, DEAL.OPENED_ON, DEAL.CLOSES_ON,
                DEAL.STAGE_SINCE, DEAL.SOURCE, DEAL.NEXT_STEP, DEAL.NEXT_STEP_ON, DEAL.OUTCOME, REASON.NAME,
                DEAL.CLOSED_ON, DEAL.ACCOUNT_ID, ACCOUNT.NAME, ACCOUNT.INDUSTRY, DEAL.OWNER_ID, PERSON_CARD.NAME,
                DEAL.PRODUCT_ID, PRODUCT.NAME, PRODUCT.LIST_PRICE, DEAL.AMOUNT, DEAL.CURRENCY, DealMoney.REPORTING_NOW,
                items, people, DEAL.FIELDS)
                .from(DEAL)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(DEAL.PIPELINE_ID))
                .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                .leftJoin(REASON).on(REASON.ID.eq(DEAL.REASON_ID))
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                .leftJoin(PRODUCT).on(PRODUCT.ID.eq(DEAL.PRODUCT_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL.OWNER_ID))
                .where(DEAL.ID.eq(id), DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL))
                .fetchOptional(row -> new Facts(
                        row.get(DEAL.ID), row.get(DEAL.NAME), row.get(DEAL.VERSION), row.get(DEAL.PIPELINE_ID),
                        row.get(PIPELINE_.NAME), row.get(DEAL.STAGE_ID), row.get(STAGE.NAME),
                        row.get(STAGE.FUNNEL_STAGE), row.get(STAGE.PROBABILITY), row.get(STAGE.ROT_DAYS),
                        row.get(DEAL.VALUE), row.get(DEAL.OPENED_ON), row.get(DEAL.CLOSES_ON),
                        row.get(DEAL.STAGE_SINCE), row.get(DEAL.SOURCE), row.get(DEAL.NEXT_STEP),
                        row.get(DEAL.NEXT_STEP_ON), row.get(DEAL.OUTCOME), row.get(REASON.NAME),
                        row.get(DEAL.CLOSED_ON), row.get(DEAL.ACCOUNT_ID), row.get(ACCOUNT.NAME),
                        row.get(ACCOUNT.INDUSTRY), row.get(DEAL.OWNER_ID), row.get(PERSON_CARD.NAME),
                        row.get(DEAL.PRODUCT_ID), row.get(PRODUCT.NAME), row.get(PRODUCT.LIST_PRICE),
                        row.get(DEAL.AMOUNT), row.get(DEAL.CURRENCY), row.get(DealMoney.REPORTING_NOW),
                        row.get(items), row.get(people), FieldValues.of(row.get(DEAL.FIELDS)))));
    }

    /// Who gave a field the value that it has; empty when it was never changed.
    Optional<LastChange> lastChange(Viewer viewer, UUID deal, String field) {
        return db.read(viewer, sql -> sql.select(PERSON_CARD.NAME, RECORD_CHANGE.AT)
                .from(RECORD_CHANGE)
                .join(DEAL).on(DEAL.ID.eq(RECORD_CHANGE.RECORD_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(RECORD_CHANGE.PERSON_ID))
                .where(RECORD_CHANGE.RECORD_TYPE.eq("deal"), RECORD_CHANGE.RECORD_ID.eq(deal),
                        RECORD_CHANGE.FIELD.eq(field), viewer.maySee(DEAL))
                .orderBy(RECORD_CHANGE.AT.desc(), RECORD_CHANGE.ID.desc())
                .limit(1)
                .fetchOptional(mapping(LastChange::new)));
    }

    /// Who put a deal in the bin; empty when it is not there, or the viewer may not see it.
    Optional<Deletion> deletion(Viewer viewer, UUID deal) {
        var person = field(select(PERSON_CARD.NAME)
                .from(RECORD_CHANGE)
                .join(PERSON_CARD).on(PERSON_CARD.ID.eq(RECORD_CHANGE.PERSON_ID))
                .where(RECORD_CHANGE.RECORD_ID.eq(DEAL.ID), RECORD_CHANGE.FIELD.eq("deleted"))
                .orderBy(RECORD_CHANGE.AT.desc(), RECORD_CHANGE.ID.desc())
                .limit(1));
        return db.read(viewer, sql -> sql.select(DEAL.NAME, person, DEAL.DELETED_AT)
                .from(DEAL)
                .where(DEAL.ID.eq(deal), DEAL.DELETED_AT.isNotNull(), viewer.maySee(DEAL))
                .fetchOptional(mapping(Deletion::new)));
    }

    /// How long the deal was in each stage that it has left, in whole days.
    Map<UUID, Long> daysIn(Viewer viewer, UUID deal) {
        return db.read(viewer, sql -> {
            var until = lead(STAGE_MOVE.AT).over(orderBy(STAGE_MOVE.AT, STAGE_MOVE.ID));
            var moves = select(STAGE_MOVE.TO_STAGE_ID.as("stage"), STAGE_MOVE.AT.as("since"), until.as("until"))
                    .from(STAGE_MOVE)
                    .join(DEAL).on(DEAL.ID.eq(STAGE_MOVE.DEAL_ID))
                    .where(STAGE_MOVE.DEAL_ID.eq(deal), viewer.maySee(DEAL))
                    .asTable("stay");
            var days = new HashMap<UUID, Long>();
            sql.selectFrom(moves)
                    .where(moves.field("stage").isNotNull(), moves.field("until").isNotNull())
                    .forEach(stay -> days.merge(stay.get("stage", UUID.class), Duration.between(
                            stay.get("since", Instant.class), stay.get("until", Instant.class)).toSeconds(),
                            Long::sum));
            days.replaceAll((stage, seconds) -> seconds / Duration.ofDays(1).toSeconds());
            return days;
        });
    }
}
