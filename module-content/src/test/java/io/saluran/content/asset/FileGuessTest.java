package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("C2")
class FileGuessTest {

    @ParameterizedTest
    @CsvSource({"johor-latex_case-study_v2.pdf, Johor latex case study, Case study", "Kajian Kes Sawit (1).pdf, "
            + "Kajian Kes Sawit, Case study", "line-meters-tutorial.mp4, Line meters tutorial, Tutorial video",
            "maximumDemand.mp4, Maximum Demand, Video", "panduan pembeli.docx, Panduan pembeli, E-book",
            "payback.xlsx, Payback, Assessment", "power.png, Power, Infographic", "tariff 2026 final.pdf, Tariff 2026, "
                    + "White paper",
            "notes.txt, Notes, Article", "FAQ-gateway.md, FAQ gateway, FAQ"})
    void title_and_type_are_told_by_the_name(String name, String title, String type) {
        var guess = FileGuess.of(name);

        assertThat(guess.title()).isEqualTo(title);
        assertThat(guess.type()).isEqualTo(type);
    }

    @Test
    void the_media_type_is_told_by_the_ending_alone() {
        assertThat(FileGuess.of("a.PDF").mediaType()).isEqualTo("application/pdf");
        assertThat(FileGuess.of("a.html.exe").mediaType()).isEqualTo("application/octet-stream");
        assertThat(FileGuess.of("none").mediaType()).isEqualTo("application/octet-stream");
    }
}
