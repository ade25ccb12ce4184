package io.saluran.pipeline.api;

import io.saluran.db.Viewer;
import io.saluran.platform.right.RequiresGrant;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/// Changes deals for a person, who needs the same rights as on a deal's page. Each change is kept in the deal's history in
/// that person's name and told to all open pages.
///
/// Handed to a bundle only with the permission `deals.write`. Every call is a transaction of its own; never call it on the UI
/// thread. Safe for use by any thread. The service goes while the pipeline's bundle is stopped.
@ProviderType
@RequiresGrant("deals.write")
public interface DealChanges {

    /// What came of a move.
    sealed interface Moved {

        /// @param version the deal's version now
        record Done(int version) implements Moved {}

        /// Somebody changed or deleted it since it was read, or the viewer may not see it.
        record Overtaken() implements Moved {}

        /// The stage needs these of the company's own fields, and the deal has nothing in them.
        ///
        /// @param fields their keys
        record Missing(List<String> fields) implements Moved {}

        /// It is won or lost, or the stage is not in its pipeline.
        record Refused() implements Moved {}

        /// The viewer may not change deals.
        record NotAllowed() implements Moved {}
    }

    /// Moves an open deal to another stage of its pipeline.
    ///
    /// @param seenVersion that of the deal that the person saw
    Moved move(Viewer viewer, UUID deal, UUID toStage, int seenVersion);

    /// Writes a note on a deal, at the stage in which it is.
    ///
    /// @return false if the deal is gone, or the viewer may not see or change it
    boolean note(Viewer viewer, UUID deal, String text);
}
