package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.extension.Plan.Kind;
import io.saluran.platform.internal.extension.Plan.Revision;
import io.saluran.platform.internal.host.Missing;
import io.saluran.platform.internal.trust.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/// Computes plans: the new revision is resolved beside the running ones, in the real framework, and taken away again.
final class Planner {

    private final BundleStore store;
    private final LocalBundles local;
    private final ToIntFunction<String> openPages;

    /// @param openPages how many open pages show something of a bundle
    Planner(BundleStore store, LocalBundles local, ToIntFunction<String> openPages) {
        this.store = store;
        this.local = local;
        this.openPages = openPages;
    }

    private record Fit(Map<String, Integer> wires, List<Words> hindrances) {}

    /// Installing a jar, or updating to it.
    Plan to(JarFacts facts, byte[] jar, Kind kind) {
        var there = store.wanted(facts.symbolicName());
        var runs = there.isEmpty() || there.get().started();
        var schema = store.schema(facts);
        var steps = new ArrayList<>(List.of(Step.VERIFY, Step.INSTALL, Step.RESOLVE));
        if (there.isPresent() && local.runs(facts.symbolicName())) {
            steps.add(Step.STOP);
        }
        if (runs && (schema.kind() == SchemaChange.Kind.MAKE || schema.kind() == SchemaChange.Kind.MIGRATE)) {
            steps.add(Step.MIGRATE);
        }
        if (runs) {
            steps.add(Step.START);
        }
        steps.add(Step.RECORD);
        if (there.isPresent()) {
            steps.add(Step.RETIRE);
        }
        var fit = fit(facts, jar);
        var hindrances = new ArrayList<>(fit.hindrances());
        hindrances.addAll(unknown(facts));
        if (!store.canMakeRoles() && (facts.schema() != null || facts.declares().asks().contains(
                Capability.DATABASE.permission()))) {
            hindrances.add(Words.of("extension.hindrance.roles"));
        }
        return new Plan(kind, facts, there.map(Wanted::facts).map(Revision::of).orElse(null), Revision.of(facts), steps,
                fit.wires(), restarted(facts.symbolicName()), schema, openPages.applyAsInt(facts.symbolicName()),
                Asks.of(facts, store.grants().granted(facts.symbolicName())), hindrances);
    }

    /// What it asks for and nobody here can grant.
    private List<Words> unknown(JarFacts facts) {
        var known = local.framework().gate().grantable();
        return facts.declares().asks().stream()
                .filter(name -> !known.contains(name) && !facts.declares().guards().containsValue(name)).sorted()
                .map(name -> Words.of("extension.hindrance.permission", name)).toList();
    }

    private Fit fit(JarFacts facts, byte[] jar) {
        Bundle tried;
        try {
            tried = local.stage(facts.sha256(), jar);
        } catch (BundleException problem) {
            return new Fit(Map.of(), List.of(Words.of("extension.hindrance.framework",
                    String.valueOf(problem.getMessage()))));
        }
        try {
            if (local.revisions().resolve(tried)) {
                var wires = new TreeMap<String, Integer>();
                local.revisions().providers(tried).forEach(name -> wires.merge(name, 1, Integer::sum));
                return new Fit(wires, List.of());
            }
            var hindrances = local.revisions().missing(tried).stream().map(this::hindrance).toList();
            return new Fit(Map.of(), !hindrances.isEmpty()
                    ? hindrances
                    : List.of(Words.of("extension.hindrance.deeper")));
        } finally {
            local.revisions().retire(tried);
        }
    }

    private Words hindrance(Missing missing) {
        var wish = missing.version().isEmpty() ? missing.name() : missing.name() + ' ' + missing.version();
        if (missing.offered().isPresent()) {
            return Words.of("extension.hindrance.version", wish, missing.offered().get());
        }
        var kept = store.jars().stream().filter(jar -> jar.exports().containsKey(missing.name())).findFirst();
        return kept.map(jar -> Words.of("extension.hindrance.not-here", wish, jar.name() + ' ' + jar.version()))
                .orElseGet(() -> Words.of("extension.hindrance.missing", wish));
    }

    private List<String> restarted(String symbolicName) {
        return local.find(symbolicName).map(bundle -> List.copyOf(local.revisions().dependents(bundle)))
                .orElse(List.of());
    }

    /// Going back to the revision before; empty when there is none.
    Optional<Plan> back(String symbolicName) {
        return store.wanted(symbolicName).flatMap(there -> store.changes().before(Revision.of(there.facts())))
                .map(before -> to(before, store.content(before.sha256()), Kind.ROLL_BACK));
    }

    Optional<Plan> remove(String symbolicName, boolean dropData) {
        return store.wanted(symbolicName).map(there -> {
            var steps = new ArrayList<Step>();
            if (local.runs(symbolicName)) {
                steps.add(Step.STOP);
            }
            steps.addAll(List.of(Step.RECORD, Step.RETIRE));
            if (dropData) {
                steps.add(Step.DROP_DATA);
            }
            return simple(Kind.REMOVE, there, steps, restarted(symbolicName));
        });
    }

    Optional<Plan> start(String symbolicName) {
        return store.wanted(symbolicName).map(there -> {
            var schema = store.schema(there.facts()).kind();
            var migrates = schema == SchemaChange.Kind.MAKE || schema == SchemaChange.Kind.MIGRATE;
            return simple(Kind.START, there, migrates
                    ? List.of(Step.MIGRATE, Step.START, Step.RECORD)
                    : List.of(Step.START, Step.RECORD), List.of());
        });
    }

    Optional<Plan> stop(String symbolicName) {
        return store.wanted(symbolicName)
                .map(there -> simple(Kind.STOP, there, List.of(Step.STOP, Step.RECORD), List.of()));
    }

    private Plan simple(Kind kind, Wanted there, List<Step> steps, List<String> restarted) {
        var facts = there.facts();
        var to = kind == Kind.REMOVE ? null : Revision.of(facts);
        var schema = kind == Kind.START
                ? store.schema(facts)
                : new SchemaChange(SchemaChange.Kind.NONE, facts.schema() == null ? "" : facts.schema(), 0);
        return new Plan(kind, facts, Revision.of(facts), to, steps, Map.of(), restarted, schema,
                openPages.applyAsInt(facts.symbolicName()), kind == Kind.START
                        ? Asks.of(facts, store.grants().granted(facts.symbolicName()))
                        : Asks.NOTHING,
                List.of());
    }
}
