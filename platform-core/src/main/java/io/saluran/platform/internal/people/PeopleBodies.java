package io.saluran.platform.internal.people;

import io.saluran.platform.rest.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what a caller sends about a person.
final class PeopleBodies {

    private static final int LONGEST = 200;
    private static final Set<String> FIELDS = Set.of("name", "email", "team", "roles");

    private final PeopleRows rows;

    PeopleBodies(PeopleRows rows) {
        this.rows = rows;
    }

    /// A new person.
    ///
    /// @param email the address to sign in with; without it the person cannot
    /// @param team the team's id
    /// @param roles such as `rep` or `manager`, or the name of a role of the company's own
    public record NewPerson(String name, @Nullable String email, @Nullable UUID team, @Nullable List<String> roles) {}

    /// Fields to change; null empties the address or the team.
    public record Patch(@Nullable String name, @Nullable String email, @Nullable UUID team,
            @Nullable List<String> roles) {}

    Staff.Details details(NewPerson given) {
        return new Staff.Details(name(given.name()), email(given.email()), team(given.team()),
                given.roles() == null ? null : roles(given.roles()));
    }

    /// What the person is to be after the change.
    Staff.Details changed(PeopleRows.Row now, Map<String, @Nullable Object> given) {
        for (var field : given.keySet()) {
            if (!FIELDS.contains(field)) {
                throw new Problem(422, "Unknown field", "There is no field \"" + field + "\" here.",
                        Map.of("field", field, "known", FIELDS.stream().sorted().toList()));
            }
        }
        return new Staff.Details(
                given.containsKey("name") ? name(text("name", given.get("name"))) : now.name(),
                given.containsKey("email") ? email(text("email", given.get("email"))) : now.email(),
                given.containsKey("team") ? team(id(given.get("team"))) : now.team(),
                given.containsKey("roles") ? roles(texts(given.get("roles"))) : null);
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank() || name.strip().length() > LONGEST) {
            throw Problem.invalid("name", "A person needs a name of " + LONGEST + " characters at most.");
        }
        return name.strip();
    }

    private static @Nullable String email(@Nullable String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        if (email.length() > LONGEST || !email.strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw Problem.invalid("email", "\"" + email + "\" is not an email address.");
        }
        return email.strip();
    }

    private @Nullable UUID team(@Nullable UUID team) {
        if (team != null && !rows.isTeam(team)) {
            throw Problem.invalid("team", "There is no team " + team + ".");
        }
        return team;
    }

    private Set<UUID> roles(List<String> names) {
        var ids = new HashSet<UUID>();
        for (var name : names) {
            ids.add(rows.role(name).orElseThrow(() -> Problem.invalid("roles", "There is no role \"" + name + "\".")));
        }
        return ids;
    }

    private static @Nullable String text(String field, @Nullable Object value) {
        if (value != null && !(value instanceof String)) {
            throw Problem.invalid(field, "\"" + field + "\" must be text.");
        }
        return (String) value;
    }

    private static @Nullable UUID id(@Nullable Object value) {
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid("team", "\"team\" must be the id of a team, or null.");
        }
    }

    private static List<String> texts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw Problem.invalid("roles", "\"roles\" must be a list of names.");
        }
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(String.valueOf(each)));
        return texts;
    }
}
