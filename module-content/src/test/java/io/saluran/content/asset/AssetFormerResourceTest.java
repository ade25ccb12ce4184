package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.platform.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C2")
class AssetFormerResourceTest {

    private final ContentData data = new ContentData();
    private final AssetFormerResource rest = new AssetFormerResource(data.db, data.files, data.events, data.clock);

    @AfterEach
    void close() {
        data.close();
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_is_replaced_listed_read_and_put_back() throws IOException {
        var id = data.file("Prices", "a.txt", "first");

        var now = rest.replace(body("second"), id, "b.txt", "\"v1\"", data.marketer);
        assertThat(now.fileName()).isEqualTo("b.txt");
        assertThat(now.version()).isEqualTo(2);
        var former = rest.list(id, data.marketer).getFirst();
        assertThat(former.name()).isEqualTo("a.txt");
        try (var content = (InputStream) rest.get(id, former.id(), data.marketer).getEntity()) {
            assertThat(content).hasBinaryContent("first".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(rest.restore(id, former.id(), null, data.marketer).fileName()).isEqualTo("a.txt");
    }

    @Test
    void an_old_version_a_missing_name_a_link_or_an_unknown_file_is_refused() throws IOException {
        var id = data.file("Prices", "a.txt", "first");
        var link = data.link(data.details("Link", "Article"));

        status(412, () -> rest.replace(body("x"), id, "b.txt", "\"v7\"", data.marketer));
        status(422, () -> rest.replace(body("x"), link, "b.txt", null, data.marketer));
        status(422, () -> rest.restore(id, new UUID(1, 1), null, data.marketer));
        status(404, () -> rest.get(id, new UUID(1, 1), data.marketer));
        status(404, () -> rest.list(new UUID(1, 1), data.marketer));
        assertThatThrownBy(() -> rest.replace(body("x"), id, null, null, data.marketer))
                .isInstanceOf(Problem.class).hasMessageContaining("\"name\"");
    }

    private static void status(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(status));
    }
}
