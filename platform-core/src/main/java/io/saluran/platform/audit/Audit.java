package io.saluran.platform.audit;

import io.saluran.db.Viewer;
import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ProviderType;

/// The log of what administrators and the law ask for: sign-ins, rights, imports, exports, bundles, deletions.
/// The history of a record is kept with the record.
@ProviderType
public interface Audit {

    /// Writes with the running transaction.
    ///
    /// @param action past tense with its subject first, for example `person.signed-in`; its text is `audit.ACTION`
    /// @param subject what it was done to, in words a person recognises
    void record(DSLContext transaction, Viewer who, String action, String subject);
}
