package io.saluran.training.handbook;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What changed between two texts, word by word.
final class WordDiff {

    private static final Pattern PIECES = Pattern.compile("\\n|[^\\S\\n]+|[\\p{L}\\p{N}_]+|[^\\p{L}\\p{N}_\\s]");

    /// More pieces than this are compared by lines, so that two long texts without anything in common stay quick.
    private static final int MANY = 20_000;
    private static final Pattern LINES = Pattern.compile("[^\\n]*\\n|[^\\n]+");

    private WordDiff() {}

    enum Change {
        SAME, ADDED, REMOVED
    }

    /// Words that follow each other and share their fate.
    record Part(Change change, String text) {}

    static List<Part> between(String before, String after) {
        var byWord = pieces(PIECES, before).size() + pieces(PIECES, after).size() <= MANY;
        return between(pieces(byWord ? PIECES : LINES, before), pieces(byWord ? PIECES : LINES, after));
    }

    private static List<Part> between(List<String> old, List<String> now) {
        var parts = new ArrayList<Part>();
        var at = 0;
        for (var delta : DiffUtils.diff(old, now).getDeltas()) {
            var source = delta.getSource();
            add(parts, Change.SAME, old.subList(at, source.getPosition()));
            add(parts, Change.REMOVED, source.getLines());
            add(parts, Change.ADDED, delta.getTarget().getLines());
            at = source.getPosition() + source.size();
        }
        add(parts, Change.SAME, old.subList(at, old.size()));
        return parts;
    }

    private static List<String> pieces(Pattern pattern, String text) {
        return pattern.matcher(text.replace("\r\n", "\n")).results().map(java.util.regex.MatchResult::group).toList();
    }

    private static void add(List<Part> parts, Change change, List<String> pieces) {
        if (!pieces.isEmpty()) {
            parts.add(new Part(change, String.join("", pieces)));
        }
    }
}
