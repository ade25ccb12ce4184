package io.saluran.pipeline.deal;

/// A deal's name in a sentence, where there is no room for a long one.
final class ShortName {

    private static final int LONGEST = 60;

    private ShortName() {}

    static String of(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + '…';
    }
}
