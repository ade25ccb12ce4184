package io.saluran.platform.rest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a page of a list ended: the sort key of its last row. Opaque to the caller, who sends it back as `after`.
///
/// It carries a checksum over the list it belongs to, so that one which was changed, or is used with another sort or
/// filter, is refused. It gives no rights: what follows it is narrowed by the viewer like every query.
///
/// @param keys the values by which the list is sorted, as text; null for an empty value
public record Cursor(List<@Nullable String> keys) {

    private static final int CHECK_BYTES = 8;
    private static final byte NULL = 0;
    private static final byte TEXT = 1;

    public Cursor {
        keys = java.util.Collections.unmodifiableList(new ArrayList<>(keys));
    }

    /// @param list what the cursor belongs to: path, sort and filters
    String encode(String list) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (var key : keys) {
            bytes.write(key == null ? NULL : TEXT);
            var text = (key == null ? "" : key).getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        var content = bytes.toByteArray();
        var whole = ByteBuffer.allocate(CHECK_BYTES + content.length).put(check(list, content)).put(content).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /// @throws Problem with status 400 if it is not a cursor of this list
    static Cursor decode(String list, String text) {
        try {
            var whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var check = new byte[CHECK_BYTES];
            whole.get(check);
            var content = new byte[whole.remaining()];
            whole.get(content);
            if (!Arrays.equals(check, check(list, content))) {
                throw refused();
            }
            var keys = new ArrayList<@Nullable String>();
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                var isText = rest.get() == TEXT;
                var bytes = new byte[rest.getInt()];
                rest.get(bytes);
                keys.add(isText ? new String(bytes, StandardCharsets.UTF_8) : null);
            }
            return new Cursor(keys);
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException notOurs) {
            throw refused();
        }
    }

    private static Problem refused() {
        return new Problem(400, "Not a cursor of this list",
                "\"after\" must be the \"next\" of the page before, with the"
                        + " same sort and filters. Begin again without it.",
                Map.of("parameter", "after"));
    }

    private static byte[] check(String list, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(content), CHECK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
