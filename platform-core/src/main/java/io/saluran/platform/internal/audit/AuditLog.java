package io.saluran.platform.internal.audit;

import static io.saluran.platform.internal.sql.Tables.AUDIT_ENTRY;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import java.time.Clock;
import org.jooq.DSLContext;

/// [Audit] in the table `platform.audit_entry`.
public final class AuditLog implements Audit {

    private final Clock clock;

    public AuditLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void record(DSLContext transaction, Viewer who, String action, String subject) {
        transaction.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ID, Ids.next())
                .set(AUDIT_ENTRY.AT, clock.instant())
                .set(AUDIT_ENTRY.PERSON_NAME, who.name())
                .set(AUDIT_ENTRY.ACTION, action)
                .set(AUDIT_ENTRY.PERSON_ID, who.isSystem() ? null : who.person())
                .set(AUDIT_ENTRY.SUBJECT, subject)
                .execute();
    }
}
