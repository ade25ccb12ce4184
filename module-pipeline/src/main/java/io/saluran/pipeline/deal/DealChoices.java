package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a deal's fields and the filter can be set to.
final class DealChoices {

    private final Db db;
    private final Viewer viewer;

    DealChoices(Db db, Viewer viewer) {
        this.db = db;
        this.viewer = viewer;
    }

    /// A thing to choose, by its name.
    record Choice(UUID id, String name) {}

    Stream<Choice> accounts(String text, int offset, int limit) {
        return db.read(viewer, sql -> sql.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID), ACCOUNT.DELETED_AT.isNull(),
                        DSL.condition("platform.plain({0}) like platform.plain({1})", ACCOUNT.NAME,
                                DSL.val(pattern(text))))
                .orderBy(DSL.lower(ACCOUNT.NAME), ACCOUNT.ID)
                .offset(offset)
                .limit(limit)
                .fetch(mapping(Choice::new))).stream();
    }

    /// An account by its id: one that the viewer sees, or whose deal they see.
    Optional<Choice> account(UUID id) {
        return db.read(viewer, sql -> sql.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(id),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID).and(ACCOUNT.DELETED_AT.isNull())
                                .or(DSL.exists(DSL.selectOne().from(DEAL).where(DEAL.ACCOUNT_ID.eq(ACCOUNT.ID),
                                        DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL)))))
                .fetchOptional(mapping(Choice::new)));
    }

    private static String pattern(String text) {
        return '%' + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }

    /// A product to choose, with what it costs by the list.
    record Offer(UUID id, String name, @Nullable BigDecimal listPrice) {}

    /// The catalogue.
    List<Offer> offers() {
        return db.read(sql -> sql.select(PRODUCT.ID, PRODUCT.NAME, PRODUCT.LIST_PRICE)
                .from(PRODUCT)
                .where(PRODUCT.ARCHIVED_AT.isNull())
                .orderBy(DSL.lower(PRODUCT.NAME))
                .fetch(mapping(Offer::new)));
    }

    /// Somebody on the buyer's side.
    record Contact(UUID id, String name, @Nullable String title, @Nullable String account) {}

    /// Contacts by part of their name or address, those of the deal's own account first.
    Stream<Contact> contacts(String text, @Nullable UUID account, int offset, int limit) {
        var pattern = pattern(text);
        var elsewhere = account == null ? CONTACT.ACCOUNT_ID.isNull() : CONTACT.ACCOUNT_ID.isDistinctFrom(account);
        return db.read(viewer, sql -> sql.select(CONTACT.ID, CONTACT.NAME, CONTACT.TITLE, ACCOUNT.NAME)
                .from(CONTACT)
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(CONTACT.ACCOUNT_ID))
                .where(Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID), CONTACT.DELETED_AT.isNull(),
                        DSL.condition("platform.plain({0}) like platform.plain({1})", CONTACT.NAME, DSL.val(pattern))
                                .or(CONTACT.EMAIL.like(pattern.toLowerCase(Locale.ROOT))))
                .orderBy(DSL.field(elsewhere), DSL.lower(CONTACT.NAME), CONTACT.ID)
                .offset(offset)
                .limit(limit)
                .fetch(mapping(Contact::new))).stream();
    }

    /// From where the deals came that the viewer sees, the most common first.
    Stream<String> sources(String text, int offset, int limit) {
        return db.read(viewer, sql -> sql.select(DEAL.SOURCE)
                .from(DEAL)
                .where(viewer.maySee(DEAL), DEAL.DELETED_AT.isNull(), DEAL.SOURCE.isNotNull(),
                        text.isBlank()
                                ? DSL.noCondition()
                                : DSL.condition("platform.plain({0}) like platform.plain({1})", DEAL.SOURCE,
                                        DSL.val(pattern(text))))
                .groupBy(DEAL.SOURCE)
                .orderBy(DSL.count().desc(), DEAL.SOURCE)
                .offset(offset)
                .limit(limit)
                .fetch(row -> Objects.requireNonNull(row.value1()))).stream();
    }

    List<Choice> products() {
        return db.read(sql -> sql.select(PRODUCT.ID, PRODUCT.NAME)
                .from(PRODUCT)
                .where(PRODUCT.ARCHIVED_AT.isNull())
                .orderBy(DSL.lower(PRODUCT.NAME))
                .fetch(mapping(Choice::new)));
    }

    /// Open deals that one of this name may be already.
    List<NearDeals.Near> near(String name, @Nullable UUID account) {
        return new NearDeals(db).of(viewer, name, account);
    }

    /// In which all values are.
    Currency reporting() {
        return Currency.getInstance(db.read(DealMoney::reporting));
    }

    /// People whose deals the viewer may see.
    List<Choice> owners() {
        return db.read(viewer, sql -> sql.select(PERSON_CARD.ID, PERSON_CARD.NAME)
                .from(PERSON_CARD)
                .where(PERSON_CARD.ACTIVE.isTrue(), viewer.maySeeOwner(PERSON_CARD.ID))
                .orderBy(DSL.lower(PERSON_CARD.NAME))
                .fetch(mapping(Choice::new)));
    }

    /// Teams of those people.
    List<Choice> teams() {
        return db.read(viewer, sql -> sql.selectDistinct(PERSON_CARD.TEAM_ID, PERSON_CARD.TEAM_NAME)
                .from(PERSON_CARD)
                .where(PERSON_CARD.TEAM_ID.isNotNull(), viewer.maySeeOwner(PERSON_CARD.ID))
                .orderBy(PERSON_CARD.TEAM_NAME)
                .fetch(mapping(Choice::new)));
    }
}
