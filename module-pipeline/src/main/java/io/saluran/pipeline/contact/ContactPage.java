package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT_ACCOUNT_HISTORY;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// What the page of a contact shows, as far as the viewer may see it.
final class ContactPage {

    private static final int MOST = 50;

    private final Db db;

    ContactPage(Db db) {
        this.db = db;
    }

    /// A deal that the contact takes part in.
    ///
    /// @param outcome `won`, `lost`, or null while it is open
    record Part(
            UUID deal,
            String name,
            String stage,
            @Nullable String outcome,
            @Nullable BigDecimal value,
            @Nullable String role) {}

    /// An account the contact was at.
    record Former(UUID account, String name, Instant until) {}

    /// Where the contact was before, the latest first.
    List<Former> former(Viewer viewer, UUID id) {
        return db.read(viewer, sql -> sql.select(ACCOUNT.ID, ACCOUNT.NAME, CONTACT_ACCOUNT_HISTORY.LEFT_AT)
                .from(CONTACT_ACCOUNT_HISTORY)
                .join(CONTACT).on(CONTACT.ID.eq(CONTACT_ACCOUNT_HISTORY.CONTACT_ID))
                .join(ACCOUNT).on(ACCOUNT.ID.eq(CONTACT_ACCOUNT_HISTORY.ACCOUNT_ID))
                .where(CONTACT.ID.eq(id), seen(viewer), ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .orderBy(CONTACT_ACCOUNT_HISTORY.LEFT_AT.desc(), CONTACT_ACCOUNT_HISTORY.ID.desc())
                .limit(MOST)
                .fetch(mapping(Former::new)));
    }

    /// Open deals first, richest first.
    List<Part> deals(Viewer viewer, UUID id) {
        return db.read(viewer, sql -> sql.select(DEAL.ID, DEAL.NAME, STAGE.NAME, DEAL.OUTCOME, DEAL.VALUE,
                DEAL_CONTACT.ROLE)
                .from(DEAL_CONTACT)
                .join(CONTACT).on(CONTACT.ID.eq(DEAL_CONTACT.CONTACT_ID))
                .join(DEAL).on(DEAL.ID.eq(DEAL_CONTACT.DEAL_ID))
                .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                .where(CONTACT.ID.eq(id), seen(viewer), DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL))
                .orderBy(DEAL.OUTCOME.isNotNull(), DEAL.CLOSED_ON.desc().nullsFirst(), DEAL.SORT_VALUE.desc(),
                        DEAL.ID.desc())
                .limit(MOST)
                .fetch(mapping(Part::new)));
    }

    private static Condition seen(Viewer viewer) {
        return Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID);
    }
}
