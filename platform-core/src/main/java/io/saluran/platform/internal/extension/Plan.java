package io.saluran.platform.internal.extension;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All that a change of a bundle will do, computed before anything of it is done.
///
/// @param about what the jar says of itself: the one that comes, or the one that is there
/// @param from the revision that runs now, if any
/// @param to the revision that will
/// @param wires from which bundles it takes how many packages
/// @param restarted other bundles that stop for a moment, because they use this one's code
/// @param openPages open pages that show something of it now
/// @param asks what it asks to be granted
/// @param hindrances why it cannot work; empty for a plan that can be executed
public record Plan(
        Kind kind,
        JarFacts about,
        @Nullable Revision from,
        @Nullable Revision to,
        List<Step> steps,
        Map<String, Integer> wires,
        List<String> restarted,
        SchemaChange schema,
        int openPages,
        Asks asks,
        List<Words> hindrances) {

    public Plan {
        steps = List.copyOf(steps);
        wires = Map.copyOf(wires);
        restarted = List.copyOf(restarted);
        hindrances = List.copyOf(hindrances);
        // Plans that were kept before bundles asked for anything have none.
        asks = Objects.requireNonNullElse(asks, Asks.NOTHING);
    }

    /// What kind of change it is.
    public enum Kind {
        INSTALL("extension.kind.install"), UPDATE("extension.kind.update"), ROLL_BACK(
                "extension.kind.roll-back"), REMOVE(
                        "extension.kind.remove"), START("extension.kind.start"), STOP("extension.kind.stop");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /// The key of its text, with the bundle's name and version as arguments.
        public String key() {
            return key;
        }
    }

    /// A jar, by its content.
    public record Revision(String sha256, String version) {

        static Revision of(JarFacts facts) {
            return new Revision(facts.sha256(), facts.version());
        }
    }

    public boolean works() {
        return hindrances.isEmpty();
    }

    /// Whether it waits for an administrator to say yes to what the bundle asks for beyond what it has. At the first
    /// installation, installing is saying so.
    public boolean waitsForConsent() {
        return kind != Kind.INSTALL && !asks.fresh().isEmpty() && !asks.consented();
    }

    /// Whether what the bundle asks for is what it is granted when this is done.
    boolean grants() {
        return kind != Kind.REMOVE && kind != Kind.STOP;
    }

    /// Whether its jar comes with it: all that the jar brings is there afterwards.
    public boolean brings() {
        return steps.contains(Step.INSTALL);
    }

    /// The same plan, after an administrator said yes.
    public Plan consented() {
        return new Plan(kind, about, from, to, steps, wires, restarted, schema, openPages, asks.granted(), hindrances);
    }
}
