package io.saluran.platform.internal.importing;

import java.nio.charset.Charset;
import java.util.Optional;

/// Tells text in UTF-32 by its mark, or by three zeros in nearly every four bytes.
final class Utf32 {

    private static final int WIDTH = 4;
    private static final int ENOUGH = 8;
    private static final int HIGHEST_PLANE = 0x10;

    private Utf32() {}

    static Optional<Charset> of(byte[] head) {
        if (is(head, true)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        return is(head, false) ? Optional.of(Charset.forName("UTF-32BE")) : Optional.empty();
    }

    private static boolean is(byte[] head, boolean little) {
        var signs = head.length / WIDTH;
        if (signs == 0) {
            return false;
        }
        if (at(head, 0, 0, little) == 0xFF && at(head, 0, 1, little) == 0xFE && at(head, 0, 2, little) == 0
                && at(head, 0, 3, little) == 0) {
            return true;
        }
        var latin = 0;
        for (int i = 0; i < signs; i++) {
            if (at(head, i, 3, little) != 0 || at(head, i, 2, little) > HIGHEST_PLANE) {
                return false;
            }
            latin += at(head, i, 2, little) == 0 && at(head, i, 1, little) == 0 && at(head, i, 0, little) != 0 ? 1 : 0;
        }
        return signs >= ENOUGH && latin * 2 > signs;
    }

    /// @param part of the sign, the lowest first
    private static int at(byte[] head, int sign, int part, boolean little) {
        return head[sign * WIDTH + (little ? part : WIDTH - 1 - part)] & 0xFF;
    }
}
