package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.internal.field.FieldChanges.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a definition of a field has to be.
final class FieldChecks {

    /// In characters, as a heading and beside a value.
    static final int LONGEST_LABEL = 300;
    static final int LONGEST_HELP = 500;
    static final int MOST_CHOICES = 500;

    private FieldChecks() {}

    /// @param self the field as it is; null for a new one
    /// @param all of the same kind of record
    static @Nullable Refusal refusal(FieldDraft draft, @Nullable FieldDefinition self, List<FieldDefinition> all,
            FieldTypes types) {
        if (draft.label().getOrDefault("en", "").isEmpty()) {
            return Refusal.NO_LABEL;
        }
        if (isLong(draft)) {
            return Refusal.TOO_LONG;
        }
        var others = all.stream().filter(each -> self == null || !each.id().equals(self.id())).toList();
        if (others.stream().anyMatch(isCalled(draft))) {
            return Refusal.LABEL_TAKEN;
        }
        if (self == null && !draft.key().isEmpty()) {
            if (!draft.key().matches("[a-z][a-z0-9_]{0,59}")) {
                return Refusal.BAD_KEY;
            }
            if (others.stream().anyMatch(each -> each.key().equals(draft.key()))) {
                return Refusal.KEY_TAKEN;
            }
        }
        return ofType(draft, self, types);
    }

    private static boolean isLong(FieldDraft draft) {
        return draft.label().values().stream().anyMatch(each -> each.length() > LONGEST_LABEL)
                || draft.help().values().stream().anyMatch(each -> each.length() > LONGEST_HELP)
                || draft.choices().size() > MOST_CHOICES
                || draft.choices().stream().anyMatch(each -> each.label().length() > LONGEST_LABEL);
    }

    private static Predicate<FieldDefinition> isCalled(FieldDraft draft) {
        var label = draft.label().getOrDefault("en", "").toLowerCase(Locale.ROOT);
        return other -> !other.archived() && other.label(Locale.ENGLISH).toLowerCase(Locale.ROOT).equals(label);
    }

    private static @Nullable Refusal ofType(FieldDraft draft, @Nullable FieldDefinition self, FieldTypes types) {
        var type = types.get(draft.type()).orElse(null);
        if (type == null) {
            // One whose bundle is away keeps its kind; all else of it can be changed.
            return self != null && self.type().equals(draft.type()) ? null : Refusal.NO_TYPE;
        }
        if (type.hasChoices()) {
            if (draft.choices().stream().allMatch(Choice::archived)) {
                return Refusal.NO_CHOICES;
            }
            var labels = new HashSet<String>();
            // Between several choices stands a semicolon.
            if (!draft.choices().stream().allMatch(each -> labels.add(each.label().toLowerCase(Locale.ROOT))
                    && !each.label().contains(";"))) {
                return Refusal.CHOICE_TAKEN;
            }
        }
        return type.options().stream().allMatch(option -> {
            var chosen = draft.options().get(option.key());
            return chosen == null || option.kind().takes(chosen);
        }) ? null : Refusal.BAD_OPTION;
    }
}
