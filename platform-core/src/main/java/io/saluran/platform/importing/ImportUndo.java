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

    /// Puts back rows that the import changed: those that nobody changed since as they were; of others each field that is
    /// still as the import left it, where [ImportRun#noteAfter] told so.
    ///
    /// @param table with its schema; has `id`, and `version` when its records were noted with one
    /// @param name an expression on the row `t` by which people know it
    /// @return the names of those of which something was changed since and stays, with the fields
    List<String> restore(String recordType, String table, String name);

    /// As [#restore(String, String, String)].
    ///
    /// @param together columns that go back together or not at all, parted by commas, for example `outcome,reason_id`
    List<String> restore(String recordType, String table, String name, String... together);

    /// Deletes rows that the import created, that nobody changed since and that no other row refers to.
    ///
    /// @param inUse a further condition on the row `t` that keeps it; `false` for none
    /// @return the names of those that stay
    List<String> delete(String recordType, String table, String name, String inUse);

    /// The same, that leaves records alone which are out of reach: they stay as they are and are named among what stays.
    /// Somebody else can take those back later.
    ///
    /// @param reach a condition on the row `t`, for example that its owner is one whose records the viewer sees
    ImportUndo reaching(String reach);

    /// The condition that rows of other tables, of any bundle, refer to the row `t` by a foreign key that does not cascade.
    ///
    /// @param except tables that do not count, with their schema
    String references(String table, String... except);
}
