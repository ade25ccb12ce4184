package io.saluran.content.words;

import io.saluran.content.words.FileWords.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;

/// The words of plain text and of HTML.
final class PlainWords {

    private static final int MOST_BYTES = 4 << 20;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PlainWords() {}

    static Found of(Path content, Budget budget) throws IOException {
        budget.take(text(head(content)));
        return new Found(budget.words(), null);
    }

    static Found ofHtml(Path content, Budget budget) throws IOException {
        budget.take(Jsoup.parse(text(head(content))).text());
        return new Found(budget.words(), null);
    }

    private static byte[] head(Path content) throws IOException {
        try (var in = Files.newInputStream(content)) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    /// UTF-8, or what old Windows wrote where it is not that.
    private static String text(byte[] bytes) {
        try {
            var whole = bytes.length < MOST_BYTES;
            return whole
                    ? StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()
                    : new String(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException older) {
            return new String(bytes, WESTERN);
        }
    }
}
