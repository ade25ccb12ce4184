package io.saluran.platform.internal.extension;

/// How large a jar may be.
///
/// @param bytes of the file
/// @param unpacked of all its entries together, in bytes
/// @param entries how many
/// @param ratio how many times larger than packed an entry may be; small ones are not asked
public record JarLimits(long bytes, long unpacked, int entries, int ratio) {

    // An entry of zeros packs 1,000 times; code and texts 2 to 20 times.
    private static final int USUAL_RATIO = 200;

    /// Limits for a file of so many megabytes.
    public static JarLimits ofMegabytes(int megabytes) {
        var bytes = (long) megabytes << 20;
        return new JarLimits(bytes, 10 * bytes, 20_000, USUAL_RATIO);
    }
}
