package io.saluran.db;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Who is looking: what they may do, and whose records they may see.
///
/// @param permissions keys such as `pipeline.deal.write`; `*` stands for all
public record Viewer(
        UUID person, String name, Set<String> permissions, Visibility visibility, Locale locale, ZoneId zone) {

    /// The permission of administrators and of the platform itself.
    public static final String EVERYTHING = "*";

    private static final UUID NOBODY = new UUID(0, 0);

    public Viewer {
        permissions = Set.copyOf(permissions);
    }

    /// Sees and may everything; for jobs, migrations and the administrator's commands.
    public static Viewer system() {
        return new Viewer(NOBODY, "Saluran", Set.of(EVERYTHING), new Visibility.All(), Locale.ENGLISH, ZoneOffset.UTC);
    }

    /// Somebody of whom only the name matters, for the audit log; may and sees nothing.
    public static Viewer of(UUID person, String name) {
        return new Viewer(person, name, Set.of(), new Visibility.Owners(Set.of(person)), Locale.ENGLISH,
                ZoneOffset.UTC);
    }

    /// Whether this is the platform and not a person.
    public boolean isSystem() {
        return person.equals(NOBODY);
    }

    public boolean may(String permission) {
        return permissions.contains(EVERYTHING) || permissions.contains(permission);
    }

    /// The condition that leaves of a record table what this viewer may see.
    ///
    /// @throws IllegalArgumentException if the table has no `owner_id`
    public Condition maySee(Table<?> record) {
        var owner = record.field("owner_id", UUID.class);
        if (owner == null) {
            throw new IllegalArgumentException(record.getName() + " has no owner_id");
        }
        return maySeeOwner(owner);
    }

    /// As [#maySee], for a column that names the owner.
    public Condition maySeeOwner(Field<UUID> owner) {
        return switch (visibility) {
            // Not noCondition(): in jOOQ "no condition or X" is X, and would hide what has an owner.
            case Visibility.All all -> DSL.trueCondition();
            // One owner's rows come from an index in its order; those of several in an array do not.
            case Visibility.Owners(var people) when people.size() == 1 ->
                owner.eq(DSL.inline(people.iterator().next()));
            // A literal, so that the planner counts the owners' rows instead of guessing.
            case Visibility.Owners owners -> DSL.condition("{0} = any({1})", owner, DSL.inline(owners.people().stream()
                    .map(Objects::toString).sorted().collect(Collectors.joining(",", "{", "}"))).cast(UUID[].class));
        };
    }
}
