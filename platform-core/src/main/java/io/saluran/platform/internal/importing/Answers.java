package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a person said about a file on its way in, beside where its columns go.
final class Answers {

    private final Map<String, String> options = new HashMap<>();
    private final Map<String, Map<String, Decision>> decisions = new HashMap<>();
    private final Edits edits = new Edits();
    private final Set<Long> taken = new TreeSet<>();
    private final Set<String> takenFor = new TreeSet<>();
    private boolean acceptMatches;
    private Run.Bulk bulk = Run.Bulk.NONE;

    Map<String, String> options() {
        return options;
    }

    Map<String, Map<String, Decision>> decisions() {
        return decisions;
    }

    Edits edits() {
        return edits;
    }

    /// Rows that are taken in spite of a doubt.
    Set<Long> taken() {
        return taken;
    }

    /// Doubts in spite of which all rows are taken.
    Set<String> takenFor() {
        return takenFor;
    }

    /// Rows are other ones now.
    void forgetRows() {
        edits.clear();
        taken.clear();
    }

    boolean acceptMatches() {
        return acceptMatches;
    }

    void acceptMatches(boolean accept) {
        acceptMatches = accept;
    }

    Run.Bulk bulk() {
        return bulk;
    }

    void bulk(Run.Bulk said) {
        bulk = said;
    }

    void decide(String field, String value, @Nullable Decision decision) {
        var ofField = decisions.computeIfAbsent(field, any -> new HashMap<>());
        if (decision == null) {
            ofField.remove(value);
        } else {
            ofField.put(value, decision);
        }
    }
}
