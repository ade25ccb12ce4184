package io.saluran.pipeline.api;

import io.saluran.db.Viewer;
import io.saluran.platform.right.RequiresGrant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/// Reads deals, as far as the person who asks may see them: their own, those of the team, or all. Deleted ones are not there.
///
/// Handed to a bundle only with the permission `deals.read`. Every call is a query; never call it on the UI thread. Safe for
/// use by any thread. The service goes while the pipeline's bundle is stopped.
@ProviderType
@RequiresGrant("deals.read")
public interface DealLookup {

    /// Empty for a deal that is not there, or that the viewer may not see.
    Optional<Deal> find(Viewer viewer, UUID deal);

    /// Deals of an account, open ones first, then the newest.
    ///
    /// @param limit at most, 1 to 500
    List<Deal> ofAccount(Viewer viewer, UUID account, int limit);
}
