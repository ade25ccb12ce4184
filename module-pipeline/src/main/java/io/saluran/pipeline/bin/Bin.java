package io.saluran.pipeline.bin;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountPermissions;
import io.saluran.pipeline.contact.ContactPermissions;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.pipeline.record.Texted;
import io.saluran.pipeline.record.Unowned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Deals, accounts and contacts that were deleted, the newest first: those that the viewer may see and delete.
final class Bin {

    /// How long something can be restored.
    static final Duration KEPT = Duration.ofDays(30);

    /// How far the list can be scrolled; further down the search is of more use.
    private static final int WINDOW = 10_000;

    private static final String GONE = "gone";
    private static final Field<String> TYPE = DSL.field(DSL.name(GONE, "type"), String.class);
    static final Field<UUID> ID = DSL.field(DSL.name(GONE, "id"), UUID.class);
    private static final Field<String> NAME = DSL.field(DSL.name(GONE, "name"), String.class);
    static final Field<Instant> DELETED_AT = DSL.field(DSL.name(GONE, "deleted_at"), Instant.class);
    private static final Field<String> BY = DSL.field(DSL.select(PERSON_CARD.NAME)
            .from(RECORD_CHANGE)
            .join(PERSON_CARD).on(PERSON_CARD.ID.eq(RECORD_CHANGE.PERSON_ID))
            .where(RECORD_CHANGE.RECORD_ID.eq(ID), RECORD_CHANGE.FIELD.eq("deleted"))
            .orderBy(RECORD_CHANGE.AT.desc(), RECORD_CHANGE.ID.desc())
            .limit(1)).as("deleted_by");

    private final Db db;

    Bin(Db db) {
        this.db = db;
    }

    /// @param type `deal`, `account` or `contact`
    /// @param by who deleted it; null for an import or the platform
    record Entry(String type, UUID id, String name, Instant deletedAt, @Nullable String by) {

        /// Days until that on which it goes for good, 30 on the day of its deletion, 0 on the last.
        long daysLeft(Instant now, ZoneId zone) {
            return Math.max(0, ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone),
                    LocalDate.ofInstant(deletedAt.plus(KEPT), zone)));
        }
    }

    /// @param text part of the name; empty for all
    List<Entry> rows(Viewer viewer, String text, int offset, int limit) {
        return offset >= WINDOW
                ? List.of()
                : db.read(viewer, sql -> of(sql, viewer, text, "")
                        .map(all -> all.orderBy(DELETED_AT.desc(), ID.desc())
                                .limit(Math.min(limit, WINDOW - offset))
                                .offset(offset)
                                .fetch(Bin::entry))
                        .orElse(List.of()));
    }

    /// All of it, read by [#entry]; empty for a viewer who may delete nothing.
    ///
    /// @param type one type of things; empty for all
    static Optional<SelectConditionStep<? extends Record>> of(DSLContext sql, Viewer viewer, String text,
            String type) {
        return parts(viewer, text).stream().reduce((one, other) -> one.unionAll(other)).map(all -> sql
                .select(TYPE, ID, NAME, DELETED_AT, BY)
                .from(all.asTable(GONE))
                .where(type.isEmpty() ? DSL.noCondition() : TYPE.eq(type)));
    }

    static Entry entry(Record row) {
        return new Entry(row.get(TYPE), row.get(ID), row.get(NAME), row.get(DELETED_AT), row.get(BY));
    }

    /// Whether the viewer finds something there.
    boolean has(Viewer viewer, Entry entry) {
        return db.read(viewer, sql -> parts(viewer, "").stream()
                .anyMatch(part -> sql.fetchExists(part.asTable(GONE), TYPE.eq(entry.type()), ID.eq(entry.id()))));
    }

    private static List<Select<Record5<String, UUID, String, Instant, UUID>>> parts(Viewer viewer, String text) {
        var parts = new ArrayList<Select<Record5<String, UUID, String, Instant, UUID>>>();
        if (viewer.may(DealPermissions.DELETE)) {
            parts.add(DSL.select(type("deal"), DEAL.ID, DEAL.NAME, DEAL.DELETED_AT, DEAL.OWNER_ID)
                    .from(DEAL)
                    .where(viewer.maySee(DEAL), DEAL.DELETED_AT.isNotNull(), named(DEAL.NAME, text)));
        }
        if (viewer.may(AccountPermissions.DELETE)) {
            parts.add(DSL.select(type("account"), ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.DELETED_AT, ACCOUNT.OWNER_ID)
                    .from(ACCOUNT)
                    .where(Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID), ACCOUNT.DELETED_AT.isNotNull(),
                            ACCOUNT.MERGED_INTO_ID.isNull(),
                            named(ACCOUNT.NAME, text)));
        }
        if (viewer.may(ContactPermissions.DELETE)) {
            parts.add(DSL.select(type("contact"), CONTACT.ID, CONTACT.NAME, CONTACT.DELETED_AT, CONTACT.OWNER_ID)
                    .from(CONTACT)
                    .where(Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID), CONTACT.DELETED_AT.isNotNull(),
                            CONTACT.MERGED_INTO_ID.isNull(), named(CONTACT.NAME, text)));
        }
        return parts;
    }

    private static Field<String> type(String name) {
        return DSL.inline(name).as("type");
    }

    private static Condition named(Field<String> name, String text) {
        return text.isBlank() ? DSL.noCondition() : Texted.holds(name, text);
    }
}
