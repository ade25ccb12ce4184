package io.saluran.pipeline.product;

import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.ProductsChanged;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.sql.pipeline.tables.records.ProductRecord;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldValues;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What is done to the catalogue (P25). Each change raises the product's version, is kept in its history and told to all
/// open pages, in one transaction; what was changed by somebody else since it was read is not overwritten.
///
/// Every call throws [NotPermitted] for a viewer without `pipeline.product.write`.
public final class Products {

    static final String TYPE = "product";

    private final Db db;
    private final Events events;
    private final Clock clock;

    public Products(Db db, Events events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// What came of a change.
    public sealed interface Outcome {

        /// @param version the product's version now
        record Done(UUID id, int version) implements Outcome {}

        /// Somebody changed it since it was read, or it was never there.
        record Overtaken() implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// Why something was not done. Its words are the texts `product.refused.NAME`.
    public enum Refusal {
        /// A product has a name.
        NO_NAME,
        /// Another product has this name.
        NAME_TAKEN,
        /// A product that was archived has this name; restore that one.
        NAME_ARCHIVED,
        /// A price is 0 or more.
        BELOW_ZERO,
        /// A price is below the [Limit] of amounts.
        TOO_LARGE,
        /// The company has no such field of its own, or archived it.
        NO_SUCH_FIELD,
        /// A field that the company requires would be empty.
        FIELD_NEEDED
    }

    /// A product as it should be.
    ///
    /// @param listPrice in the reporting currency; null while there is none
    public record Draft(String name, @Nullable String series, @Nullable BigDecimal listPrice) {

        public Draft {
            name = name.strip();
            series = series == null || series.isBlank() ? null : series.strip();
        }
    }

    public Outcome create(Viewer viewer, Draft draft) {
        return create(viewer, draft, List.of());
    }

    /// @param own what is in the company's own fields
    public Outcome create(Viewer viewer, Draft draft, List<FieldEdit> own) {
        NotPermitted.unless(viewer, ProductPermissions.WRITE);
        return db.write(viewer, sql -> {
            var refusal = refusal(sql, draft, null);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var fields = FieldWriting.after(FieldValues.NONE, own);
            var wrong = ownRefusal(sql, own, FieldValues.NONE, true);
            if (wrong != null) {
                return new Outcome.Refused(wrong);
            }
            var id = Ids.next();
            sql.insertInto(PRODUCT)
                    .set(PRODUCT.ID, id)
                    .set(PRODUCT.NAME, draft.name())
                    .set(PRODUCT.SERIES, draft.series())
                    .set(PRODUCT.LIST_PRICE, draft.listPrice())
                    .set(PRODUCT.FIELDS, fields.jsonb())
                    .set(PRODUCT.CREATED_AT, clock.instant())
                    .set(PRODUCT.UPDATED_AT, clock.instant())
                    .execute();
            record(sql, viewer, id, "created", null, draft.name());
            events.publish(sql, new ProductsChanged(viewer.person()));
            return new Outcome.Done(id, 1);
        });
    }

    /// Changes name, series and list price. Deals that have it keep their values and the prices of their items.
    public Outcome edit(Viewer viewer, UUID id, Draft draft, int seenVersion) {
        return edit(viewer, id, draft, List.of(), seenVersion);
    }

    /// As above, and what is in the company's own fields.
    public Outcome edit(Viewer viewer, UUID id, Draft draft, List<FieldEdit> own, int seenVersion) {
        return change(viewer, id, seenVersion, (sql, product) -> {
            var refusal = refusal(sql, draft, id);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var before = FieldValues.of(product.getFields());
            var wrong = own.isEmpty() ? null : ownRefusal(sql, own, before, false);
            if (wrong != null) {
                return new Outcome.Refused(wrong);
            }
            var after = FieldWriting.after(before, own);
            FieldWriting.tell(before, after, (field, from, to) -> record(sql, viewer, id, field, from, to));
            var renamed = record(sql, viewer, id, "name", product.getName(), draft.name());
            var moved = record(sql, viewer, id, "series", product.getSeries(), draft.series());
            var priced = record(sql, viewer, id, "listPrice", words(product.getListPrice()), words(draft.listPrice()));
            if (!renamed && !moved && !priced && after.equals(before)) {
                return new Outcome.Done(id, seenVersion);
            }
            product.setName(draft.name());
            product.setSeries(draft.series());
            product.setListPrice(draft.listPrice());
            product.setFields(after.jsonb());
            return saved(sql, viewer, product);
        });
    }

    /// Takes a product out of the catalogue; deals that have it keep it.
    public Outcome archive(Viewer viewer, UUID id, int seenVersion) {
        return change(viewer, id, seenVersion, (sql, product) -> {
            if (product.getArchivedAt() != null) {
                return new Outcome.Done(id, seenVersion);
            }
            record(sql, viewer, id, "archived", null, "");
            product.setArchivedAt(clock.instant());
            return saved(sql, viewer, product);
        });
    }

    /// Puts an archived product back into the catalogue.
    public Outcome restore(Viewer viewer, UUID id, int seenVersion) {
        return change(viewer, id, seenVersion, (sql, product) -> {
            if (product.getArchivedAt() == null) {
                return new Outcome.Done(id, seenVersion);
            }
            record(sql, viewer, id, "restored", null, "");
            product.setArchivedAt(null);
            return saved(sql, viewer, product);
        });
    }

    /// What is done to a product that is as the viewer saw it.
    @FunctionalInterface
    private interface Change {
        Outcome to(DSLContext sql, ProductRecord product);
    }

    private Outcome change(Viewer viewer, UUID id, int seenVersion, Change change) {
        NotPermitted.unless(viewer, ProductPermissions.WRITE);
        return db.write(viewer, sql -> sql.selectFrom(PRODUCT)
                .where(PRODUCT.ID.eq(id), PRODUCT.VERSION.eq(seenVersion))
                .forUpdate()
                .fetchOptional()
                .map(product -> change.to(sql, product))
                .orElseGet(Outcome.Overtaken::new));
    }

    private Outcome saved(DSLContext sql, Viewer viewer, ProductRecord product) {
        product.setVersion(product.getVersion() + 1);
        product.setUpdatedAt(clock.instant());
        product.store();
        events.publish(sql, new ProductsChanged(viewer.person()));
        return new Outcome.Done(product.getId(), product.getVersion());
    }

    private static @Nullable Refusal refusal(DSLContext sql, Draft draft, @Nullable UUID self) {
        if (draft.name().isEmpty()) {
            return Refusal.NO_NAME;
        }
        if (draft.listPrice() != null && draft.listPrice().signum() < 0) {
            return Refusal.BELOW_ZERO;
        }
        if (draft.listPrice() != null && Limit.isTooLarge(draft.listPrice())) {
            return Refusal.TOO_LARGE;
        }
        return sql.select(PRODUCT.ARCHIVED_AT)
                .from(PRODUCT)
                .where(DSL.lower(PRODUCT.NAME).eq(DSL.lower(draft.name())),
                        self == null ? DSL.noCondition() : PRODUCT.ID.ne(self))
                .fetchOptional(row -> row.value1() == null ? Refusal.NAME_TAKEN : Refusal.NAME_ARCHIVED)
                .orElse(null);
    }

    private static @Nullable Refusal ownRefusal(DSLContext sql, List<FieldEdit> own, FieldValues before,
            boolean isNew) {
        if (!FieldWriting.unknown(sql, TYPE, own).isEmpty()) {
            return Refusal.NO_SUCH_FIELD;
        }
        return FieldWriting.missing(sql, TYPE, FieldWriting.after(before, own), null).stream()
                .anyMatch(key -> isNew || before.get(key).isPresent()) ? Refusal.FIELD_NEEDED : null;
    }

    private static @Nullable String words(@Nullable BigDecimal price) {
        return price == null ? null : price.stripTrailingZeros().toPlainString();
    }

    /// @return whether that is a change
    private boolean record(DSLContext sql, Viewer viewer, UUID id, String field, @Nullable String before,
            @Nullable String after) {
        if (Objects.equals(before, after)) {
            return false;
        }
        sql.insertInto(RECORD_CHANGE)
                .set(RECORD_CHANGE.ID, Ids.next())
                .set(RECORD_CHANGE.RECORD_TYPE, "product")
                .set(RECORD_CHANGE.RECORD_ID, id)
                .set(RECORD_CHANGE.AT, clock.instant())
                .set(RECORD_CHANGE.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                .set(RECORD_CHANGE.FIELD, field)
                .set(RECORD_CHANGE.OLD_VALUE, before)
                .set(RECORD_CHANGE.NEW_VALUE, after)
                .execute();
        return true;
    }
}
