package io.saluran.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.importing.ImportMade;
import io.saluran.ui.testing.UiTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P6")
class MadeCardTest extends UiTest {

    private String text(List<ImportMade> made) {
        return show(new MadeCard("importing.made.title", made)).getElement().getTextRecursively();
    }

    @Test
    void it_names_what_was_made_on_the_way_kind_by_kind() {
        assertThat(text(List.of(new ImportMade("made.first", List.of("Renewals"), 1),
                new ImportMade("made.second", List.of("Kedai Ali", "Warung Siti"), 2))))
                .contains("Renewals", "Kedai Ali, Warung Siti").doesNotContain("more");
    }

    @Test
    void of_many_it_names_the_first_and_says_how_many_more_there_are() {
        var names = IntStream.rangeClosed(1, ImportMade.MOST_NAMES).mapToObj(each -> "Account " + each).toList();

        assertThat(text(List.of(new ImportMade("made.accounts", names, 1_200))))
                .contains("Account 1, Account 2", "Account 20").doesNotContain("Account 21").contains("1,180");
    }
}
