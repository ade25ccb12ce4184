package io.saluran.content.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.content.words.FileWords.Found;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C2")
class FileWordsTest {

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Found text(String name, String content) throws IOException {
        return FileWords.of(name, file(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    private Path pdf(String... pages) throws IOException {
        PdfFonts.useOurOwn();
        var path = folder.resolve("made.pdf");
        try (var document = new PDDocument()) {
            for (var words : pages) {
                var page = new PDPage();
                document.addPage(page);
                try (var out = new PDPageContentStream(document, page)) {
                    out.beginText();
                    out.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    out.newLineAtOffset(72, 700);
                    out.showText(words);
                    out.endText();
                }
            }
            document.save(path.toFile());
        }
        return path;
    }

    private Path zip(String name, Map<String, String> parts) throws IOException {
        var path = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    @Test
    void a_pdf_gives_the_words_of_its_pages_and_their_number() throws IOException {
        var found = FileWords.of("Kajian kes.PDF", pdf("Payback in nineteen months", "Meter kilang lateks"));

        assertThat(found.words()).isEqualTo("Payback in nineteen months Meter kilang lateks");
        assertThat(found.pages()).isEqualTo(2);
    }

    @Test
    void a_word_file_gives_its_paragraphs_apart_and_a_run_that_was_cut_together() throws IOException {
        var document = zip("letter.docx", Map.of("word/document.xml", """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
                <w:p><w:r><w:t>Sebut </w:t></w:r><w:r><w:t>har</w:t></w:r><w:r><w:t>ga</w:t></w:r></w:p>
                <w:p><w:r><w:t>Six lines</w:t></w:r></w:p></w:body></w:document>""", "word/styles.xml",
                "<w:styles xmlns:w='x'><w:t>not this</w:t></w:styles>"));

        assertThat(FileWords.of("letter.docx", document)).isEqualTo(new Found("Sebut harga Six lines", null));
    }

    @Test
    void a_presentation_gives_its_slides_in_order_and_counts_them() throws IOException {
        var slide = "<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>%s</a:t></a:r></a:p></p:sld>";
        var deck = zip("deck.pptx", Map.of("ppt/slides/slide10.xml", slide.formatted("last"), "ppt/slides/slide1.xml",
                slide.formatted("first"), "ppt/slides/slide2.xml", slide.formatted("second")));

        assertThat(FileWords.of("deck.pptx", deck)).isEqualTo(new Found("first second last", 3));
    }

    @Test
    void a_sheet_gives_the_texts_of_its_cells() throws IOException {
        var sheet = zip("payback.xlsx", Map.of("xl/sharedStrings.xml",
                "<sst xmlns='s'><si><t>Kos</t></si><si><t>Saving</t></si></sst>"));

        assertThat(FileWords.of("payback.xlsx", sheet).words()).isEqualTo("Kos Saving");
    }

    @Test
    void html_gives_what_is_read_and_not_its_scripts() throws IOException {
        assertThat(text("page.html", "<h1>Tarif</h1><script>alert('no')</script><p>naik &amp; turun</p>").words())
                .isEqualTo("Tarif naik & turun");
    }

    @Test
    void plain_text_is_read_as_utf_8_and_otherwise_as_old_windows_wrote_it() throws IOException {
        var old = file("old.txt", "Café 20 °C".getBytes(Charset.forName("windows-1252")));

        assertThat(text("new.md", "Café\u0000 20 °C\n\nend").words()).isEqualTo("Café 20 °C end");
        assertThat(FileWords.of("old.txt", old).words()).isEqualTo("Café 20 °C");
    }

    @Test
    void what_is_broken_or_not_a_text_gives_nothing() throws IOException {
        assertThat(text("broken.pdf", "%PDF-1.7 and then nothing")).isEqualTo(Found.NOTHING);
        assertThat(text("broken.docx", "PK no zip")).isEqualTo(Found.NOTHING);
        assertThat(text("picture.png", "words that are none")).isEqualTo(Found.NOTHING);
        assertThat(text("noending", "words")).isEqualTo(Found.NOTHING);
    }

    @Test
    void no_entity_of_a_stranger_is_resolved() throws IOException {
        var secret = file("secret", "the secret".getBytes(StandardCharsets.UTF_8));
        var evil = zip("evil.docx", Map.of("word/document.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM '" + secret.toUri()
                + "'>]><d><t>before &e; after</t></d>"));

        assertThat(FileWords.of("evil.docx", evil).words()).doesNotContain("secret");
    }

    @Test
    void reading_ends_with_the_budget() throws IOException {
        var endless = zip("bomb.docx", Map.of("word/document.xml", "<d>" + "<t>word </t>".repeat(2_000_000) + "</d>"));

        assertThat(FileWords.of("bomb.docx", endless).words()).hasSizeBetween(Budget.MOST_CHARACTERS - 1,
                Budget.MOST_CHARACTERS);
        assertThat(Budget.of(100, Duration.ZERO).more()).isFalse();
        assertThat(Budget.of(3, Duration.ofMinutes(1)).take("abcd")).isFalse();
    }
}
