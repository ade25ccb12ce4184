package io.saluran.platform.people;

import io.saluran.db.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/// Looks people up. Every call is a query; use it off the UI thread or for few rows.
/// In SQL, join `platform.person_card` (id, name, initials, email, team_id, team_name, office_name, active) instead.
@ProviderType
public interface People {

    Optional<Person> find(UUID id);

    /// The person who signs in with this address, in any case.
    Optional<Person> byEmail(String email);

    /// Active people by name; those who left are last.
    List<Person> all();

    /// Teams by name.
    List<Team> teams();

    /// The viewer that this person is: permissions of all roles, and whose records are visible.
    ///
    /// @throws IllegalArgumentException if there is no such person
    Viewer viewer(UUID person);
}
