package io.saluran.ui.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X4")
class FuzzyMatchTest {

    private static String how(int score) {
        if (score >= FuzzyMatch.BEGINS) {
            return "begins";
        }
        if (score >= FuzzyMatch.WORDS) {
            return "words";
        }
        if (score >= FuzzyMatch.CONTAINS) {
            return "contains";
        }
        return score >= 0 ? "letters" : "not";
    }

    @ParameterizedTest
    @CsvSource({
            "new d, begins",
            "NÉW, begins",
            "deal new, words",
            "opp, words",
            "eal, contains",
            "nd, letters",
            "ndl, letters",
            "dn, not",
            "wn, not",
            "q, not"})
    void what_was_typed_fits_a_title(String typed, String how) {
        assertThat(how(FuzzyMatch.score(typed, "New deal", "opportunity sale"))).isEqualTo(how);
    }

    @Test
    void letters_that_stand_closer_fit_better() {
        assertThat(FuzzyMatch.score("sl", "Slow lane", ""))
                .isGreaterThan(FuzzyMatch.score("sl", "Switch the language", ""));
        assertThat(FuzzyMatch.score("ih", "Import here", ""))
                .isGreaterThan(FuzzyMatch.score("ih", "Invite everybody here", ""));
    }

    @Test
    void nothing_typed_fits_everything() {
        assertThat(FuzzyMatch.score("", "New deal", "")).isEqualTo(FuzzyMatch.BEGINS);
    }
}
