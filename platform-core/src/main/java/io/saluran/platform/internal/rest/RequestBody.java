package io.saluran.platform.internal.rest;

import io.saluran.platform.rest.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// A request's body, no larger than its kind may be.
final class RequestBody extends FilterInputStream {

    static final long LARGEST_JSON = 5L << 20;
    static final long LARGEST_FILE = 100L << 20;
    private static final long LARGEST_SWALLOWED = 2 * LARGEST_JSON;
    private static final int IN_MEMORY = 1 << 20;

    private final long largest;
    private long read;

    private RequestBody(InputStream in, long largest) {
        super(in);
        this.largest = largest;
    }

    /// @throws Problem with status 413 if its length says that it is too large; later while reading, if it says nothing
    static RequestBody of(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        var largest = type == null || type.contains("json") ? LARGEST_JSON : LARGEST_FILE;
        if (request.getContentLengthLong() > largest) {
            throw tooLarge(largest);
        }
        return new RequestBody(request.getInputStream(), largest);
    }

    /// Reads on what a refused caller is still sending, up to some megabytes: who is in the middle of sending sees the
    /// answer only afterwards, and loses it when the connection is closed under what it sends.
    static void swallow(HttpServletRequest request) throws IOException {
        if (request.getHeader("Expect") != null) {
            // It waits to be told to send.
            return;
        }
        var in = request.getInputStream();
        var buffer = new byte[1 << 16];
        for (long left = LARGEST_SWALLOWED; left > 0 && !in.isFinished();) {
            var count = in.read(buffer);
            if (count < 0) {
                return;
            }
            left -= count;
        }
    }

    /// The body to be read again, and the fingerprint of the request.
    record Known(InputStream body, String fingerprint) {}

    /// Reads all of it, into a temporary file when it is large.
    Known known(String method, String path) throws IOException {
        var digest = sha256();
        digest.update((method + ' ' + path + '\n').getBytes(StandardCharsets.UTF_8));
        var in = new DigestInputStream(this, digest);
        var head = in.readNBytes(IN_MEMORY);
        if (head.length < IN_MEMORY) {
            return new Known(new ByteArrayInputStream(head), HexFormat.of().formatHex(digest.digest()));
        }
        var file = Files.createTempFile("saluran-body", null);
        try (var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        } catch (IOException | RuntimeException problem) {
            Files.delete(file);
            throw problem;
        }
        return new Known(new SequenceInputStream(new ByteArrayInputStream(head),
                Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)),
                HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = super.read(bytes, offset, length);
        count(count);
        return count;
    }

    private void count(int more) {
        read += Math.max(0, more);
        if (read > largest) {
            throw tooLarge(largest);
        }
    }

    private static Problem tooLarge(long largest) {
        return new Problem(413, "Body too large", "A body of this kind may have " + (largest >> 20) + " MB at most.",
                Map.of("largest", largest));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
