package io.saluran.training.handbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.saluran.training.handbook.MarkdownFolder.Reason;
import io.saluran.training.handbook.MarkdownFolder.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T1")
class MarkdownFolderTest {

    @Test
    void markdown_is_taken_and_all_else_left_out() throws Exception {
        var folder = MarkdownFolder
                .zip(zip("a/index.md", "# A", "a/b.MD", "B", "a/picture.png", "x", "a/.hidden.md", "x",
                        "__MACOSX/a/b.md", "x"));

        assertThat(folder.files()).containsOnlyKeys("a/index.md", "a/b.MD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up.md", "a/../../up.md", "/etc/passwd.md", "C:/x.md", "a\\b.md", "./a.md", "a//b.md"})
    void a_name_that_points_outside_refuses_the_whole(String name) throws Exception {
        assertThat(refused("good.md", "x", name, "x")).isEqualTo(Reason.BAD_NAME);
    }

    @Test
    void a_bomb_is_stopped_while_it_unpacks() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var zeros = new byte[1 << 20];
            for (int file = 0; file < 2; file++) {
                zip.putNextEntry(new ZipEntry("bomb" + file + ".bin"));
                for (int i = 0; i < 40; i++) {
                    zip.write(zeros);
                }
            }
        }

        assertThat(bytes.size()).isLessThan(200_000);
        assertThat(reason(bytes.toByteArray())).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_page_that_is_too_long_refuses_the_whole() throws Exception {
        assertThat(refused("long.md", "x".repeat(Pages.LONGEST + 1))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused("longer.md", "x".repeat(MarkdownFolder.MOST_BYTES_A_FILE + 1))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void too_many_files_refuse_the_whole() throws Exception {
        var files = new String[(MarkdownFolder.MOST_FILES + 1) * 2];
        for (int i = 0; i < files.length; i += 2) {
            files[i] = "page" + i + ".md";
            files[i + 1] = "x";
        }

        assertThat(refused(files)).isEqualTo(Reason.TOO_MANY);
    }

    @Test
    void what_is_no_zip_or_has_no_markdown_is_refused() throws Exception {
        assertThat(reason("not a zip".getBytes(UTF_8))).isEqualTo(Reason.NOTHING);
        assertThat(reason(new byte[0])).isEqualTo(Reason.NOTHING);
        assertThat(refused("a.txt", "x")).isEqualTo(Reason.NOTHING);
        var broken = zipBytes("a.md", "some text that is long enough to be packed and then broken");
        broken[broken.length / 4] ^= 0x5a;
        assertThat(catchThrowableOfType(Exception.class, () -> MarkdownFolder.zip(new ByteArrayInputStream(broken))))
                .isInstanceOfAny(Refused.class, IOException.class);
    }

    @Test
    void a_file_in_another_encoding_is_left_out_and_named() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("good.md"));
            zip.write("baik".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("latin.md"));
            zip.write(new byte[] {'c', 'a', 'f', (byte) 0xe9});
        }
        var folder = MarkdownFolder.zip(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(folder.files()).containsOnlyKeys("good.md");
        assertThat(folder.unreadable()).containsExactly("latin.md");
    }

    private static Reason refused(String... nameAndText) throws IOException {
        return reason(zipBytes(nameAndText));
    }

    private static Reason reason(byte[] content) {
        return catchThrowableOfType(Refused.class, () -> MarkdownFolder.zip(new ByteArrayInputStream(content)))
                .reason();
    }

    static ByteArrayInputStream zip(String... nameAndText) throws IOException {
        return new ByteArrayInputStream(zipBytes(nameAndText));
    }

    static byte[] zipBytes(String... nameAndText) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < nameAndText.length; i += 2) {
                zip.putNextEntry(new ZipEntry(nameAndText[i]));
                zip.write(nameAndText[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
