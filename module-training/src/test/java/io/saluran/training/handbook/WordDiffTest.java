package io.saluran.training.handbook;

import static io.saluran.training.handbook.WordDiff.Change.ADDED;
import static io.saluran.training.handbook.WordDiff.Change.REMOVED;
import static io.saluran.training.handbook.WordDiff.Change.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.training.handbook.WordDiff.Part;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T1")
class WordDiffTest {

    @Test
    void a_changed_word_is_taken_out_and_put_in() {
        assertThat(WordDiff.between("Call after three weeks.", "Call after three days.")).containsExactly(
                new Part(SAME, "Call after three "), new Part(REMOVED, "weeks"), new Part(ADDED, "days"),
                new Part(SAME, "."));
    }

    @Test
    void what_is_not_added_is_the_old_text_and_what_is_not_removed_is_the_new() {
        var before = "Satu dua\n\ntiga – empat 😀 RM 1,200";
        var after = "Satu\ndua tiga — lima 😀😀 RM 1,300\n";
        var parts = WordDiff.between(before, after);

        assertThat(parts.stream().filter(part -> part.change() != ADDED).map(Part::text).collect(Collectors.joining()))
                .isEqualTo(before);
        assertThat(parts.stream().filter(part -> part.change() != REMOVED).map(Part::text)
                .collect(Collectors.joining())).isEqualTo(after);
    }

    @Test
    void a_first_version_is_all_new_and_the_same_text_has_no_change() {
        assertThat(WordDiff.between("", "New page")).containsExactly(new Part(ADDED, "New page"));
        assertThat(WordDiff.between("Same", "Same")).containsExactly(new Part(SAME, "Same"));
        assertThat(WordDiff.between("", "")).isEmpty();
    }

    @Test
    void two_long_texts_without_a_common_word_take_seconds_at_most() {
        var one = IntStream.range(0, 30_000).mapToObj(i -> "a" + i + (i % 10 == 0 ? "\n" : " "))
                .collect(Collectors.joining());
        var two = one.replace('a', 'b');

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> WordDiff.between(one, two));
    }
}
