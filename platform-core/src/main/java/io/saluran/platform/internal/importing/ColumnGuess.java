package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportField;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Guesses to which field each column goes: by the same heading at an earlier import, by its name, by its values.
final class ColumnGuess {

    private static final int LONG_ENOUGH = 4;

    private final List<Profile> columns;
    private final @Nullable String[] guesses;
    private final Set<String> taken = new HashSet<>();

    private ColumnGuess(List<Profile> columns) {
        this.columns = columns;
        this.guesses = new @Nullable String[columns.size()];
    }

    /// @param names field key to the names it has in the languages of the product
    static @Nullable String[] of(List<Profile> columns, List<ImportField> fields, Map<String, List<String>> names) {
        var known = known(fields, names);
        var guess = new ColumnGuess(columns);
        guess.take(fields,
                (column, field) -> known(known, field).contains(plain(column.name())) && fits(column, field));
        guess.take(fields, (column, field) -> known(known, field).stream().anyMatch(name -> within(column.name(), name))
                && fits(column, field));
        guess.take(fields, (column, field) -> field.kind() == ImportField.Kind.EMAIL && column.isEmails());
        guess.takeOnly(fields, ImportField.Kind.DATE);
        return guess.guesses;
    }

    /// The names of each field without case, space and sign.
    static Map<ImportField, Set<String>> known(List<ImportField> fields, Map<String, List<String>> names) {
        var known = new HashMap<ImportField, Set<String>>();
        for (var field : fields) {
            var plain = new HashSet<String>();
            plain.add(plain(field.key()));
            field.synonyms().forEach(synonym -> plain.add(plain(synonym)));
            names.getOrDefault(field.key(), List.of()).forEach(name -> plain.add(plain(name)));
            plain.remove("");
            known.put(field, plain);
        }
        return known;
    }

    private static Set<String> known(Map<ImportField, Set<String>> known, ImportField field) {
        return known.getOrDefault(field, Set.of());
    }

    private void take(List<ImportField> fields, BiPredicate<Profile, ImportField> goes) {
        for (var field : fields) {
            for (int i = 0; i < guesses.length && !taken.contains(field.key()); i++) {
                if (guesses[i] == null && goes.test(columns.get(i), field)) {
                    guesses[i] = field.key();
                    taken.add(field.key());
                }
            }
        }
    }

    /// One column of dates left and one field of dates left belong together.
    private void takeOnly(List<ImportField> fields, ImportField.Kind kind) {
        var open = fields.stream().filter(field -> field.kind() == kind && !taken.contains(field.key())).toList();
        var free = new ArrayList<Integer>();
        for (int i = 0; i < guesses.length; i++) {
            if (guesses[i] == null && columns.get(i).isDates()) {
                free.add(i);
            }
        }
        if (open.size() == 1 && free.size() == 1) {
            guesses[free.getFirst()] = open.getFirst().key();
            taken.add(open.getFirst().key());
        }
    }

    /// A column of dates is no number, and one of numbers no date, whatever its name.
    private static boolean fits(Profile column, ImportField field) {
        return switch (field.kind()) {
            case DATE -> !column.isNumbers() || column.isDates() || column.isDayCounts();
            case NUMBER, SHARE, WHOLE -> !column.isDates() || column.isNumbers();
            case TEXT, EMAIL, REFERENCE, KEY -> true;
        };
    }

    private static boolean within(String heading, String name) {
        return name.length() >= LONG_ENOUGH
                && Arrays.asList(words(heading)).contains(name);
    }

    private static String[] words(String heading) {
        return deaccented(heading).split("[^\\p{L}\\p{N}]+");
    }

    /// Without case, accents, space and sign.
    static String plain(String name) {
        return deaccented(name).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String deaccented(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }
}
