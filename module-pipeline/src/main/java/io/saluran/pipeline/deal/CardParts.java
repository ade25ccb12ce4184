package io.saluran.pipeline.deal;

import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.platform.field.FieldDefinition;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What cards on the board tell besides the deal's name and what is wrong with it.
///
/// @param shown of [#BUILT_IN], and names such as `fields.budget` of the company's own fields
record CardParts(Set<String> shown) {

    /// What recurs; told on the server's side, as the company's own fields are.
    static final String MONTHLY = "monthlyValue";

    static final List<String> BUILT_IN = List.of("account", "value", MONTHLY, "closesOn", "owner", "nextStep", "age");

    CardParts {
        shown = Set.copyOf(shown);
    }

    /// While nobody has chosen: all that is built in, and what the company put on its cards.
    static CardParts usual(OwnFields own) {
        return new CardParts(Stream.concat(BUILT_IN.stream(), own.onCards().stream().map(CardParts::name))
                .collect(LinkedHashSet::new, Set::add, Set::addAll));
    }

    /// As an address or a choice that was kept has them; what there is no more is left out.
    static CardParts of(String words, OwnFields own) {
        var known = all(own);
        return new CardParts(Arrays.stream(words.split(",", -1)).filter(known::contains)
                .collect(LinkedHashSet::new, Set::add, Set::addAll));
    }

    /// All that there are, in the order in which they are offered.
    static List<String> all(OwnFields own) {
        return Stream.concat(BUILT_IN.stream(), own.all().stream().map(CardParts::name)).toList();
    }

    private static String name(FieldDefinition field) {
        return FieldWriting.historyName(field.key());
    }

    boolean shows(FieldDefinition field) {
        return shown.contains(name(field));
    }

    /// Those that are built in and not shown.
    List<String> hidden() {
        return BUILT_IN.stream().filter(part -> !shown.contains(part)).toList();
    }

    /// As an address has them; a word of its own for none, which is not the same as nothing chosen.
    @Override
    public String toString() {
        return shown.isEmpty()
                ? "none"
                : shown.stream().sorted().reduce((one, other) -> one + ',' + other).orElse("none");
    }
}
