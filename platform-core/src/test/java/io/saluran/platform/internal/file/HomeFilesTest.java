package io.saluran.platform.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.file.Files.FileTooLarge;
import io.saluran.platform.file.Files.StoredFile;
import io.saluran.platform.internal.setting.FileSettings;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.NoRun;
import io.saluran.platform.testing.TestImports;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C2")
class HomeFilesTest {

    // Of "abc", from FIPS 180-4's published examples.
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final TestDatabase database = TestDatabase.of("platform", "../platform-core/src/main/resources");
    private final Db db = database.db();
    private final Settings settings = TestImports.settings(db);
    @TempDir
    Path home;
    private HomeFiles files;

    @BeforeEach
    void open() {
        files = new HomeFiles(db, settings, new MovableClock(), home.resolve("files"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private StoredFile store(String name, String type, InputStream content) {
        return db.write(sql -> {
            try {
                return files.store(sql, name, type, content);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
    }

    private StoredFile store(String name, String content) {
        return store(name, "text/plain", stream(content));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> onDisk() throws IOException {
        try (var all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_file_is_kept_by_the_hash_of_its_content_and_read_again() throws IOException {
        var kept = store("abc.txt", "abc");

        assertThat(kept.sha256()).isEqualTo(SHA256_OF_ABC);
        assertThat(kept.bytes()).isEqualTo(3);
        assertThat(home.resolve("files/ba/" + SHA256_OF_ABC)).hasContent("abc");
        assertThat(files.find(kept.id())).contains(kept);
        try (var again = files.open(kept)) {
            assertThat(again).hasContent("abc");
        }
    }

    @Test
    void the_same_content_is_kept_once_however_it_is_called() throws IOException {
        var first = store("a.txt", "abc");
        var renamed = store("b.txt", "abc");

        assertThat(store("a.txt", "abc")).isEqualTo(first);
        assertThat(renamed.id()).isNotEqualTo(first.id());
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void a_file_above_the_limit_is_refused_and_nothing_of_it_stays() throws IOException {
        settings.set(Viewer.system(), FileSettings.MAX_MEGABYTES.key(), "1");

        assertThatThrownBy(() -> store("large.bin", "application/octet-stream",
                new ByteArrayInputStream(new byte[(1 << 20) + 1])))
                .cause()
                .isInstanceOfSatisfying(FileTooLarge.class, large -> assertThat(large.limit()).isEqualTo(1 << 20));
        assertThat(onDisk()).isEmpty();
        assertThat(store("just-right.bin", "application/octet-stream", new ByteArrayInputStream(new byte[1 << 20]))
                .bytes())
                .isEqualTo(1 << 20);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() throws IOException {
        var cut = InputStream.nullInputStream();
        cut.close();
        var broken = new SequenceInputStream(stream("the beginning"), cut);

        assertThatThrownBy(() -> store("half.txt", "text/plain", broken)).hasRootCauseMessage("Stream closed");
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void a_name_is_never_a_path() throws IOException {
        assertThat(store("../../etc/passwd", "1").name()).isEqualTo("passwd");
        assertThat(store("C:\\Users\\siti\\sebut harga.pdf", "2").name()).isEqualTo("sebut harga.pdf");
        assertThat(store("..", "3").name()).isEqualTo("file");
        assertThat(store("a\u0000b\r\nc\u202E.txt", "4").name()).isEqualTo("abc.txt");
        assertThat(store("x".repeat(500) + ".pdf", "5").name()).hasSize(200).endsWith("x.pdf");
        assertThat(onDisk()).allMatch(file -> file.startsWith(home.resolve("files")));
    }

    @Test
    void a_media_type_that_is_none_becomes_plain_bytes() {
        assertThat(store("a", "Text/HTML; charset=utf-8", stream("1")).mediaType()).isEqualTo("text/html");
        assertThat(store("b", "text/html\r\nX-Evil: 1", stream("2")).mediaType()).isEqualTo("application/octet-stream");
    }

    @Test
    void content_that_is_gone_from_the_disk_is_told_by_its_name() throws IOException {
        var kept = store("offer.pdf", "abc");
        Files.delete(home.resolve("files/ba/" + SHA256_OF_ABC));

        assertThatThrownBy(() -> files.open(kept)).isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("offer.pdf");
    }

    @Test
    void what_was_damaged_on_the_disk_is_put_right_when_it_comes_again() throws IOException {
        var kept = store("offer.pdf", "abc");
        Files.writeString(home.resolve("files/ba/" + SHA256_OF_ABC), "a");

        store("offer.pdf", "abc");

        try (var again = files.open(kept)) {
            assertThat(again).hasContent("abc");
        }
    }

    private void refer(String schema, StoredFile file) {
        db.write(sql -> sql.execute("create schema if not exists " + schema + "; create table if not exists " + schema
                + ".paper (file_id uuid references platform.file); insert into " + schema + ".paper values ('"
                + file.id() + "')"));
    }

    private void letGo(String schema, StoredFile file) {
        db.write(sql -> {
            sql.execute("delete from " + schema + ".paper where file_id = '" + file.id() + "'");
            files.release(sql, file.id());
            return true;
        });
    }

    private void clean() throws Exception {
        new FileCleaning(files).run(new NoRun());
    }

    @Test
    void a_file_that_several_bundles_refer_to_goes_when_the_last_has_let_it_go() throws Exception {
        var file = store("abc.txt", "abc");
        refer("training", file);
        refer("content", file);
        letGo("training", file);
        clean();
        assertThat(files.find(file.id())).isPresent();
        assertThat(onDisk()).hasSize(1);

        letGo("content", file);
        clean();
        assertThat(files.find(file.id())).isEmpty();
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void a_content_that_another_file_has_stays_on_the_disk() throws Exception {
        var file = store("abc.txt", "abc");
        var other = store("other.txt", "abc");
        letGoAlone(file);
        clean();

        assertThat(files.find(file.id())).isEmpty();
        try (var again = files.open(other)) {
            assertThat(again).hasContent("abc");
        }
        letGoAlone(other);
        clean();
        assertThat(onDisk()).isEmpty();
    }

    private void letGoAlone(StoredFile file) {
        db.write(sql -> {
            files.release(sql, file.id());
            return true;
        });
    }

    @Test
    void what_is_let_go_in_a_transaction_that_was_rolled_back_stays() throws Exception {
        var file = store("abc.txt", "abc");
        assertThatThrownBy(() -> db.write(sql -> {
            files.release(sql, file.id());
            throw new IllegalStateException("not after all");
        })).hasMessage("not after all");
        clean();

        assertThat(files.find(file.id())).isPresent();
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void a_file_that_is_stored_again_while_it_is_deleted_is_there_afterwards() throws Exception {
        refer("content", store("first.txt", "first"));
        for (int round = 0; round < 20; round++) {
            var file = store("abc.txt", "abc");
            letGoAlone(file);
            var cleaning = CompletableFuture.runAsync(() -> {
                try {
                    clean();
                } catch (Exception problem) {
                    throw new IllegalStateException(problem);
                }
            });
            var again = db.write(sql -> {
                try {
                    var stored = files.store(sql, "abc.txt", "text/plain", stream("abc"));
                    sql.execute("insert into content.paper values ('" + stored.id() + "')");
                    return stored;
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            });
            cleaning.get();
            assertThat(files.find(again.id())).isPresent();
            try (var content = files.open(again)) {
                assertThat(content).hasContent("abc");
            }
            letGo("content", again);
            clean();
        }
    }
}
