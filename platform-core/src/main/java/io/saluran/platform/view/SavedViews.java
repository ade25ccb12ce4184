package io.saluran.platform.view;

import io.saluran.db.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// The views that people saved: the parameters of a page's address under a name. A view says what is looked for, never
/// what is found: whoever opens a shared one sees of it what they may see.
///
/// A `place` is what the view narrows, for example `deals`; the board and the table of deals are one place. May be called
/// on any thread; each call is one query.
@ProviderType
public interface SavedViews {

    /// Who sees a view beside its owner.
    enum Audience {
        SELF, TEAM, EVERYBODY
    }

    /// @param name 1 to 80 characters, unique for its owner at this place without regard to case
    /// @param parameters of the page's address
    /// @param owner who saved it and may change it
    record SavedView(
            UUID id, String place, String name, Map<String, String> parameters, UUID owner, String ownerName,
            Audience audience) {

        public SavedView {
            parameters = Map.copyOf(parameters);
        }

        public SavedView with(Map<String, String> changed) {
            return new SavedView(id, place, name, changed, owner, ownerName, audience);
        }

        public SavedView named(String changed, Audience seenBy) {
            return new SavedView(id, place, changed, parameters, owner, ownerName, seenBy);
        }
    }

    /// @param builtIn the key of a role that exists from the start, such as `REP`; null for the company's own
    record Role(UUID id, @Nullable String builtIn, String name, boolean startsHere) {}

    /// Those of this place that the viewer sees, their own first, by name.
    List<SavedView> at(String place, Viewer viewer);

    /// Saves one under an id of its own, or changes it.
    ///
    /// @return false when its owner has another of that name at this place
    /// @throws IllegalStateException if it is somebody else's
    boolean save(Viewer viewer, SavedView view);

    /// Deletes it, for roles that began with it too; somebody else's stays.
    void delete(Viewer viewer, UUID view);

    /// The view with which the place opens for this viewer, by one of their roles.
    Optional<SavedView> start(String place, Viewer viewer);

    /// All roles, and which of them begin with this view.
    List<Role> roles(UUID view);

    /// Lets just these roles begin with the view, which everybody sees from then on.
    ///
    /// @throws IllegalStateException if the viewer may not change roles
    void startRoles(Viewer viewer, SavedView view, Set<UUID> roles);
}
