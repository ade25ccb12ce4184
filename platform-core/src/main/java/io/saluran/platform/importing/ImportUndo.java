package io.saluran.platform.importing;

import io.saluran.db.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ProviderType;

/// An import being taken back, in one transaction.
@ProviderType
public interface ImportUndo {

    UUID importId();

    DSLContext sql();

    Viewer viewer();

    Locale locale();

    /// Puts back rows that the import changed and nobody changed since, exactly as they were, version included.
    ///
    /// @param table with its schema; has `id`, and `version` when its records were noted with one
    /// @param name an expression on the row `t` by which people know it
    /// @return the names of those that were changed since and stay
    List<String> restore(String recordType, String table, String name);

    /// Deletes rows that the import created and nobody changed since.
    ///
    /// @param inUse a condition on the row `t` that says it is used by what the import did not make; `false` for none
    /// @return the names of those that stay
    List<String> delete(String recordType, String table, String name, String inUse);
}
