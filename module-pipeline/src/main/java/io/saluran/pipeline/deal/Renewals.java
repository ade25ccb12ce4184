package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Renewals, which are deals of their own (P28). A won deal whose recurring parts all have a term ends on a day; its
/// renewal begins then, so that nothing recurs twice. A deal has one renewal at most.
@Unrestricted("the deal is locked, seen by somebody who may; what else is written is new or is its renewal")
record Renewals(DealWriting writing) {

    /// What came of it.
    sealed interface Renewed {

        /// @param deal the renewal, at its first version
        record Made(UUID deal, String name) implements Renewed {}

        /// It was there already; out of the bin again, if it was in it, and where a renewal begins, if its place is gone.
        record There(UUID deal) implements Renewed {}

        record Refused(Why why) implements Renewed {}
    }

    /// Why a deal is not renewed. Its words are the texts `renewal.refused.NAME`.
    enum Why {
        /// It is deleted meanwhile, or not to be seen.
        GONE,
        /// Only what was won can be renewed.
        NOT_WON,
        /// Nothing in it has a term, or something has no end.
        NO_END,
        /// Its renewal belongs to somebody whose deals the viewer does not see.
        SOMEBODY_ELSES,
        /// There is no such pipeline, or it has no stages.
        NO_STAGE
    }

    private record Place(UUID pipeline, UUID stage) {}

    /// @param pipeline in whose first stage the renewal begins; null for the one that the deal's pipeline names
    Renewed renew(Viewer viewer, UUID id, @Nullable UUID pipeline) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return writing.db().write(viewer, sql -> renew(sql, viewer, id, pipeline));
    }

    /// The same within a transaction.
    Renewed renew(DSLContext sql, Viewer viewer, UUID id, @Nullable UUID pipeline) {
        var deal = sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(id), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional();
        if (deal.isEmpty()) {
            return new Renewed.Refused(Why.GONE);
        }
        return there(sql, viewer, deal.get(), pipeline).orElseGet(() -> begin(sql, viewer, deal.get(), pipeline));
    }

    private Optional<Renewed> there(DSLContext sql, Viewer viewer, DealRecord deal, @Nullable UUID pipeline) {
        return sql.selectFrom(DEAL).where(DEAL.RENEWS_DEAL_ID.eq(deal.getId())).forUpdate().fetchOptional()
                .map(renewal -> there(sql, viewer, renewal, () -> place(sql, deal.getPipelineId(), pipeline)));
    }

    /// @param place where it goes, if its own place is gone
    private Renewed there(DSLContext sql, Viewer viewer, DealRecord renewal, Supplier<Optional<Place>> place) {
        if (!sql.fetchExists(DEAL, DEAL.ID.eq(renewal.getId()), viewer.maySee(DEAL))) {
            return new Renewed.Refused(Why.SOMEBODY_ELSES);
        }
        if (renewal.getDeletedAt() == null) {
            return new Renewed.There(renewal.getId());
        }
        var moving = new DealMoving(writing);
        if (renewal.getOutcome() == null && !moving.isPlace(sql, renewal.getStageId())) {
            var other = place.get();
            if (other.isEmpty()) {
                return new Renewed.Refused(Why.NO_STAGE);
            }
            moving.place(sql, viewer, renewal, other.get().stage());
        }
        writing.next(sql, renewal.getVersion()).setNull(DEAL.DELETED_AT).where(DEAL.ID.eq(renewal.getId())).execute();
        writing.history(sql).edited(viewer, renewal.getId(), "restored", null, "");
        writing.tellChanged(sql, viewer, renewal.getId());
        return new Renewed.There(renewal.getId());
    }

    private Renewed begin(DSLContext sql, Viewer viewer, DealRecord deal, @Nullable UUID pipeline) {
        if (!"won".equals(deal.getOutcome())) {
            return new Renewed.Refused(Why.NOT_WON);
        }
        var end = deal.getEndsOn();
        if (end == null) {
            return new Renewed.Refused(Why.NO_END);
        }
        return place(sql, deal.getPipelineId(), pipeline)
                .<Renewed>map(place -> make(sql, viewer, deal, end, place))
                .orElseGet(() -> new Renewed.Refused(Why.NO_STAGE));
    }

    /// The first stage of the pipeline that was asked for; else of the one that the deal's pipeline names for renewals, of
    /// its own, or of the first that is in use.
    private static Optional<Place> place(DSLContext sql, UUID own, @Nullable UUID asked) {
        var named = DSL.field(DSL.select(PIPELINE_.as("own").RENEW_IN_ID).from(PIPELINE_.as("own"))
                .where(PIPELINE_.as("own").ID.eq(own)));
        return sql.select(STAGE.PIPELINE_ID, STAGE.ID)
                .from(STAGE)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(STAGE.PIPELINE_ID))
                .where(STAGE.REMOVED_AT.isNull(), PIPELINE_.ARCHIVED_AT.isNull(),
                        asked == null ? DSL.noCondition() : PIPELINE_.ID.eq(asked))
                .orderBy(DSL.field(PIPELINE_.ID.isNotDistinctFrom(named)).desc(),
                        DSL.field(PIPELINE_.ID.eq(own)).desc(), PIPELINE_.POSITION, PIPELINE_.ID, STAGE.POSITION,
                        STAGE.ID)
                .limit(1)
                .fetchOptional(row -> new Place(row.value1(), row.value2()));
    }

    private Renewed make(DSLContext sql, Viewer viewer, DealRecord deal, LocalDate end, Place place) {
        var id = Ids.next();
        var name = RenewalName.of(deal.getName(), end.getYear());
        sql.insertInto(DEAL)
                .set(DEAL.ID, id)
                .set(DEAL.NAME, name)
                .set(DEAL.PIPELINE_ID, place.pipeline())
                .set(DEAL.STAGE_ID, place.stage())
                .set(DEAL.ACCOUNT_ID, deal.getAccountId())
                .set(DEAL.OWNER_ID, deal.getOwnerId())
                .set(DEAL.PRODUCT_ID, deal.getProductId())
                .set(DEAL.CURRENCY, deal.getCurrency())
                .set(DEAL.FIELDS, deal.getFields())
                .set(DEAL.OPENED_ON, writing.today(viewer))
                .set(DEAL.STAGE_SINCE, writing.clock().instant())
                .set(DEAL.STARTS_ON, end)
                .set(DEAL.CLOSES_ON, end)
                .set(DEAL.RENEWS_DEAL_ID, deal.getId())
                .execute();
        copyParts(sql, deal.getId(), id);
        reckon(sql, id);
        writing.next(sql, deal.getVersion()).set(DEAL.RENEWED_AT, writing.clock().instant())
                .where(DEAL.ID.eq(deal.getId())).execute();
        writing.history(sql).moved(viewer, id, null, place.stage(), null);
        writing.history(sql).edited(viewer, id, "renews", null, deal.getName());
        writing.history(sql).edited(viewer, deal.getId(), "renewal", null, name);
        writing.tellChanged(sql, viewer, id);
        writing.tellChanged(sql, viewer, deal.getId());
        return new Renewed.Made(id, name);
    }

    /// The people, and what recurs.
    private static void copyParts(DSLContext sql, UUID from, UUID to) {
        sql.insertInto(DEAL_CONTACT, DEAL_CONTACT.DEAL_ID, DEAL_CONTACT.CONTACT_ID, DEAL_CONTACT.ROLE)
                .select(DSL.select(DSL.val(to), DEAL_CONTACT.CONTACT_ID, DEAL_CONTACT.ROLE)
                        .from(DEAL_CONTACT)
                        .join(CONTACT).on(CONTACT.ID.eq(DEAL_CONTACT.CONTACT_ID))
                        .where(DEAL_CONTACT.DEAL_ID.eq(from), CONTACT.DELETED_AT.isNull()))
                .execute();
        sql.insertInto(LINE_ITEM, LINE_ITEM.ID, LINE_ITEM.DEAL_ID, LINE_ITEM.PRODUCT_ID, LINE_ITEM.NAME,
                LINE_ITEM.QUANTITY, LINE_ITEM.UNIT_PRICE, LINE_ITEM.POSITION, LINE_ITEM.DISCOUNT, LINE_ITEM.TAX,
                LINE_ITEM.PERIOD, LINE_ITEM.TERM)
                .select(DSL.select(DSL.field("platform.uuid7()", UUID.class), DSL.val(to), LINE_ITEM.PRODUCT_ID,
                        LINE_ITEM.NAME, LINE_ITEM.QUANTITY, LINE_ITEM.UNIT_PRICE, LINE_ITEM.POSITION,
                        LINE_ITEM.DISCOUNT, LINE_ITEM.TAX, LINE_ITEM.PERIOD, LINE_ITEM.TERM)
                        .from(LINE_ITEM)
                        .where(LINE_ITEM.DEAL_ID.eq(from), LINE_ITEM.PERIOD.isNotNull()))
                .execute();
    }

    /// Its value is what the copied parts come to.
    private static void reckon(DSLContext sql, UUID id) {
        var renewal = sql.selectFrom(DEAL).where(DEAL.ID.eq(id)).fetchSingle();
        var amounts = ItemWriting.amounts(sql, renewal);
        if (amounts.total() != null) {
            DealMoney.setWorth(sql, renewal, amounts.total());
        }
        DealMoney.setRecurring(sql, renewal, amounts);
    }

    /// A deal that ends soon.
    record Ending(UUID id, String name, @Nullable UUID owner, LocalDate endsOn) {}

    /// The won deals that end within the days that their pipeline says, and were never renewed.
    List<Ending> due(LocalDate today, int limit) {
        return writing.db().read(sql -> sql.select(DEAL.ID, DEAL.NAME, DEAL.OWNER_ID, DEAL.ENDS_ON)
                .from(DEAL)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(DEAL.PIPELINE_ID))
                .where(DEAL.ENDS_ON.ge(today), DEAL.RENEWED_AT.isNull(), DEAL.DELETED_AT.isNull(),
                        PIPELINE_.RENEW_DAYS.gt(0),
                        DSL.condition("{0} <= {1} + {2}", DEAL.ENDS_ON, DSL.val(today), PIPELINE_.RENEW_DAYS))
                .orderBy(DEAL.ENDS_ON, DEAL.ID)
                .limit(limit)
                .fetch(row -> new Ending(row.value1(), row.value2(), row.value3(),
                        Objects.requireNonNull(row.value4()))));
    }
}
