package io.saluran.platform.internal.importing;

import com.ibm.icu.text.CharsetDetector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// In which characters a text is written.
final class TextCharset {

    // What Excel writes in western Europe and South-East Asia when it does not write UTF-8.
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;
    // Those that a look at the bytes tells apart surely; the Latin ones differ in a few letters only.
    private static final Set<String> SURE = Set.of("GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "windows-1251",
            "KOI8-R");
    private static final int ENOUGH = 60;
    private static final int FEW = 20;

    private TextCharset() {}

    /// UTF-32 and UTF-16 by mark or by their zeros, UTF-8 when every byte of the file fits it, else what the bytes beyond ASCII look
    /// like, else Windows-1252.
    static Charset of(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var head = ByteBuffer.allocate(BUFFER);
            channel.read(head);
            var first = new byte[head.flip().remaining()];
            head.get(first);
            var guessed = guess(first);
            if (guessed.isPresent()) {
                return guessed.get();
            }
            channel.position(0);
            return isUtf8(channel) ? StandardCharsets.UTF_8 : byLetters(first);
        }
    }

    /// UTF-32, UTF-16, or UTF-8 with a mark; empty for anything else.
    static Optional<Charset> guess(byte[] head) {
        if (head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        var wide = Utf32.of(head);
        if (wide.isPresent()) {
            return wide;
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        // Latin letters in UTF-16 have a zero in every second byte, always on the same side.
        if (odd > head.length / 4 && even == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (even > head.length / 4 && odd == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static Charset byLetters(byte[] head) {
        int count = 0;
        for (var each : head) {
            count += each < 0 ? 1 : 0;
        }
        if (count < FEW) {
            return WINDOWS;
        }
        var found = new CharsetDetector().setText(head).detect();
        return found != null && found.getConfidence() >= ENOUGH && SURE.contains(found.getName())
                && Charset.isSupported(found.getName()) ? Charset.forName(found.getName()) : WINDOWS;
    }

    private static boolean isUtf8(FileChannel channel) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.allocate(BUFFER);
        var out = CharBuffer.allocate(BUFFER);
        var end = false;
        while (!end) {
            end = channel.read(in) < 0;
            in.flip();
            out.clear();
            if (decoder.decode(in, out, end).isError()) {
                return false;
            }
            in.compact();
        }
        return true;
    }
}
