package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.trust.Use;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a bundle asks to be granted, beside what it was granted before.
///
/// @param all the names, in order
/// @param fresh those that it was not granted until now
/// @param undeclared what its code uses without saying so
/// @param consented whether an administrator said yes to what is fresh
public record Asks(List<String> all, List<String> fresh, List<Use> undeclared, boolean consented) {

    static final Asks NOTHING = new Asks(List.of(), List.of(), List.of(), false);

    public Asks {
        all = List.copyOf(all);
        fresh = List.copyOf(fresh);
        undeclared = List.copyOf(undeclared);
    }

    static Asks of(JarFacts facts, Set<String> before) {
        var all = facts.declares().asks();
        return new Asks(List.copyOf(new TreeSet<>(all)),
                all.stream().filter(name -> !before.contains(name)).sorted().toList(),
                facts.uses().stream().filter(use -> !all.contains(use.permission())).toList(), false);
    }

    Asks granted() {
        return new Asks(all, fresh, undeclared, true);
    }
}
