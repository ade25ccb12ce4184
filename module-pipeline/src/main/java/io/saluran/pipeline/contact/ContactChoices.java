package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.Texted;
import io.saluran.pipeline.record.Unowned;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Contacts to choose from, and those that may be the same person, as far as the viewer sees them.
final class ContactChoices {

    // Shorter names hold too little to be alike.
    private static final int SHORTEST = 3;
    private static final int MOST_ALIKE = 4;
    // "Nurul Syafiqah" and "Nurul Syafiqah binti Ahmad" are 0.58 alike, "Siti Aminah" and "Siti Noraini" 0.37.
    private static final double ALIKE = 0.5;

    private final Db db;
    private final Viewer viewer;

    ContactChoices(Db db, Viewer viewer) {
        this.db = db;
        this.viewer = viewer;
    }

    /// A contact that may be the one asked about.
    ///
    /// @param accountName null too when the viewer may not see the account
    /// @param same whether it nearly certainly is: it has the same address, or the same name and no other account
    record Alike(UUID id, String name, @Nullable String accountName, @Nullable String email, boolean same) {}

    /// How somebody is told from another of the same name.
    static String called(String name, @Nullable String account, @Nullable String email) {
        var more = account == null ? email : account;
        return more == null ? name : name + " · " + more;
    }

    /// Contacts whose name holds the text, by name.
    Stream<Choice> find(String text, int offset, int limit) {
        return db.read(viewer, sql -> sql.select(CONTACT.ID, CONTACT.NAME, ACCOUNT.NAME, CONTACT.EMAIL)
                .from(CONTACT)
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(CONTACT.ACCOUNT_ID), ACCOUNT.DELETED_AT.isNull(), seenAccount())
                .where(seen(), CONTACT.DELETED_AT.isNull(),
                        text.isBlank() ? DSL.noCondition() : Texted.holds(CONTACT.NAME, text))
                .orderBy(DSL.lower(CONTACT.NAME), CONTACT.ID)
                .offset(offset)
                .limit(limit)
                .fetch(row -> new Choice(row.value1(), called(row.value2(), row.value3(), row.value4())))).stream();
    }

    /// Contacts that may be this one, the surest first; at most four.
    List<Alike> alike(ContactList.Row contact) {
        var name = DSL.val(contact.name().strip());
        var near = contact.name().strip().length() < SHORTEST
                ? DSL.falseCondition()
                : DSL.condition("platform.plain({0}) operator(platform.%) platform.plain({1})", CONTACT.NAME, name);
        Condition address = contact.email() == null ? DSL.falseCondition() : CONTACT.EMAIL.eq(contact.email());
        Condition place = contact.account() == null
                ? DSL.trueCondition()
                : CONTACT.ACCOUNT_ID.isNull().or(CONTACT.ACCOUNT_ID.eq(contact.account()));
        var spelling = DSL.condition("platform.squeezed({0}) = platform.squeezed({1})", CONTACT.NAME, name);
        var same = DSL.coalesce(DSL.field(address.or(spelling.and(place))), DSL.inline(false));
        var likeness = DSL.field("platform.similarity(platform.plain({0}), platform.plain({1}))", Double.class,
                CONTACT.NAME, name);
        return db.read(viewer, sql -> {
            sql.execute("select set_config('pg_trgm.similarity_threshold', ?, true)", Double.toString(ALIKE));
            return sql.select(CONTACT.ID, CONTACT.NAME, ACCOUNT.NAME, CONTACT.EMAIL, same)
                    .from(CONTACT)
                    .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(CONTACT.ACCOUNT_ID), ACCOUNT.DELETED_AT.isNull(), seenAccount())
                    .where(seen(), CONTACT.DELETED_AT.isNull(), CONTACT.ID.ne(contact.id()), address.or(near))
                    .orderBy(same.desc(), likeness.desc(), CONTACT.ID)
                    .limit(MOST_ALIKE)
                    .fetch(mapping(Alike::new));
        });
    }

    /// In how many deals a contact takes part, of those that the viewer sees.
    int deals(UUID contact) {
        return db.read(viewer, sql -> sql.selectCount()
                .from(DEAL_CONTACT)
                .join(DEAL).on(DEAL.ID.eq(DEAL_CONTACT.DEAL_ID))
                .where(DEAL_CONTACT.CONTACT_ID.eq(contact), DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL))
                .fetchSingle(0, Integer.class));
    }

    private Condition seen() {
        return Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID);
    }

    private Condition seenAccount() {
        return Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID);
    }
}
