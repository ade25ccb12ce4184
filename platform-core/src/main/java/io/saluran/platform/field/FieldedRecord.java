package io.saluran.platform.field;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;

/// Records of one kind to which a company can add fields. Register one as an OSGi service for each table of yours that
/// has a column for them (`jsonb`, [FieldValues]); it then is a kind of record on the page of custom fields. What was
/// added is kept when the bundle stops.
@ConsumerType
public interface FieldedRecord {

    /// As in history and REST, for example `deal`. Constant.
    String type();

    /// The key of its name in the plural. Constant.
    String title();

    /// Position among the kinds of records, ascending. Constant.
    int order();

    /// Whether there is a board whose cards can show fields.
    default boolean hasBoard() {
        return false;
    }

    /// The stages that may require fields, in their order; may query, in well under a second. Called on the UI thread
    /// when an administrator opens a field.
    default List<Stage> stages() {
        return List.of();
    }

    /// The stages that ask for a field in another way, as by what must hold before a record leaves them; in their order.
    /// They do so no more while the field is archived, and again when it is back. May query, in well under a second;
    /// called on the UI thread before an administrator archives a field.
    default List<Stage> stagesAsking(String key) {
        return List.of();
    }

    /// @param name with that of its pipeline where there are several
    record Stage(UUID id, String name) {}

    /// Texts that records hold in a field of several, offered to people while they type: those that hold what was typed,
    /// without regard to case, in the order of their letters. May query, in well under a second; called on the UI thread.
    ///
    /// @param typed perhaps empty
    default List<String> known(String key, String typed, int most) {
        return List.of();
    }

    /// The fields with which a company begins. Each is made once; where there is or was one of its key, or another has its
    /// label, it is left out, so what an administrator makes of it stays. Constant.
    default List<Usual> usual() {
        return List.of();
    }

    /// @param type the key of a [FieldType] of the platform's
    /// @param label by language; English is always there
    record Usual(String key, String type, Map<String, String> label, FieldDefinition.Use use) {
        public Usual {
            label = Map.copyOf(label);
        }
    }

    /// Turns every value of a field into another, in one transaction, or none when one cannot be: those of records that
    /// were deleted too. May take as long as that takes; called off the UI thread.
    ///
    /// @param by the value that is kept instead; empty for one that cannot be
    Converted convert(String key, Function<FieldValue, Optional<FieldValue>> by);

    /// What came of it.
    ///
    /// @param changed how many records were changed
    /// @param refused how many have a value that cannot be; while there is one nothing was changed
    /// @param examples some of those values
    record Converted(long changed, long refused, List<String> examples) {
        public Converted {
            examples = List.copyOf(examples);
        }
    }
}
