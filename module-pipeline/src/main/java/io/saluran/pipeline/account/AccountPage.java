package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// What the page of an account shows, as far as the viewer may see it.
final class AccountPage {

    /// How many deals, contacts and subsidiaries the page lists; the lists of deals and contacts have all.
    static final int MOST = 50;

    private static final int LEVELS = 10;

    private final Db db;

    AccountPage(Db db) {
        this.db = db;
    }

    /// @param outcome `won`, `lost`, or null while it is open
    /// @param on when it was closed, or should be
    record DealLine(
            UUID id,
            String name,
            String stage,
            @Nullable String outcome,
            @Nullable BigDecimal value,
            @Nullable LocalDate on,
            @Nullable String owner) {}

    record ContactLine(UUID id, String name, @Nullable String title, boolean doNotContact) {}

    /// An account with those that belong to it.
    record Branch(UUID id, String name, List<Branch> below) {}

    private record Node(UUID id, String name, UUID parent) {}

    AccountFigures figures(Viewer viewer, UUID id) {
        return db.read(viewer, sql -> sql.select(AccountFigures.OPEN, AccountFigures.OPEN_VALUE, AccountFigures.WON,
                AccountFigures.WON_VALUE, AccountFigures.LOST, AccountFigures.CYCLE, AccountFigures.YEARLY)
                .from(ACCOUNT)
                .crossJoin(AccountFigures.beside(viewer))
                .where(ACCOUNT.ID.eq(id), seen(viewer))
                .fetchOptional(AccountFigures::of)
                .orElse(new AccountFigures(0, null, 0, null, 0, null, null)));
    }

    /// Open deals first, richest first; then the closed, the latest first.
    List<DealLine> deals(Viewer viewer, UUID id) {
        return db.read(viewer, sql -> sql.select(DEAL.ID, DEAL.NAME, STAGE.NAME, DEAL.OUTCOME, DEAL.VALUE,
                org.jooq.impl.DSL.coalesce(DEAL.CLOSED_ON, DEAL.CLOSES_ON), PERSON_CARD.NAME)
                .from(DEAL)
                .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL.OWNER_ID))
                .where(DEAL.ACCOUNT_ID.eq(id), DEAL.DELETED_AT.isNull(), AccountFigures.seen(viewer),
                        viewer.maySee(DEAL))
                .orderBy(DEAL.OUTCOME.isNotNull(), DEAL.CLOSED_ON.desc().nullsFirst(), DEAL.SORT_VALUE.desc(),
                        DEAL.ID.desc())
                .limit(MOST)
                .fetch(mapping(DealLine::new)));
    }

    /// People at the account, by name.
    List<ContactLine> contacts(Viewer viewer, UUID id) {
        return db.read(viewer, sql -> sql.select(CONTACT.ID, CONTACT.NAME, CONTACT.TITLE, CONTACT.DO_NOT_CONTACT)
                .from(CONTACT)
                .where(CONTACT.ACCOUNT_ID.eq(id), CONTACT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID))
                .orderBy(lower(CONTACT.NAME), CONTACT.ID)
                .limit(MOST)
                .fetch(mapping(ContactLine::new)));
    }

    /// The tree of subsidiaries below the account, by name on each level.
    List<Branch> subsidiaries(Viewer viewer, UUID id) {
        var above = field(name("family", "id"), UUID.class);
        var level = field(name("family", "level"), Integer.class);
        var child = ACCOUNT.as("child");
        var family = name("family").fields("id", "name", "parent_id", "level").as(
                select(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.PARENT_ID, inline(1))
                        .from(ACCOUNT)
                        .where(ACCOUNT.PARENT_ID.eq(id), ACCOUNT.DELETED_AT.isNull(), seen(viewer))
                        .unionAll(select(child.ID, child.NAME, child.PARENT_ID, level.plus(1))
                                .from(table(name("family")))
                                .join(child).on(child.PARENT_ID.eq(above))
                                .where(level.lt(LEVELS), child.DELETED_AT.isNull(),
                                        Unowned.too(viewer.maySee(child), child.OWNER_ID))));
        var nodes = db.read(viewer, sql -> sql.withRecursive(family)
                .select(above, field(name("family", "name"), String.class),
                        field(name("family", "parent_id"), UUID.class))
                .from(family)
                .orderBy(level, lower(field(name("family", "name"), String.class)), above)
                .limit(MOST * LEVELS)
                .fetch(mapping(Node::new)));
        return branches(nodes, id);
    }

    private static List<Branch> branches(List<Node> nodes, UUID parent) {
        return nodes.stream().filter(node -> Objects.equals(node.parent(), parent))
                .map(node -> new Branch(node.id(), node.name(), branches(nodes, node.id()))).toList();
    }

    private static Condition seen(Viewer viewer) {
        return Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID);
    }
}
