package io.saluran.platform.internal.guard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.concurrent.TimeUnit;

/// The calls into bundles as meters, by bundle, extension point and contribution. They read what is counted anyway, so a
/// call costs no more with them; those of a bundle go with it.
final class CallMeters {

    private static final String CALLS = "saluran.bundle.calls";
    private static final String ERRORS = "saluran.bundle.errors";

    private final CompositeMeterRegistry registry = new CompositeMeterRegistry();

    void offer(MeterRegistry to) {
        registry.add(to);
    }

    /// Those of the host itself are left out; its pages and requests have meters of their own.
    Calls add(Calls calls) {
        if (calls.bundle().isEmpty()) {
            return calls;
        }
        var tags = Tags.of("bundle", calls.bundle(), "point", calls.kind().name(), "contribution", calls.name());
        FunctionTimer.builder(CALLS, calls, Calls::count, each -> each.total().toNanos(), TimeUnit.NANOSECONDS)
                .description("Calls into the code of bundles").tags(tags).register(registry);
        FunctionCounter.builder(ERRORS, calls, Calls::errors)
                .description("Calls into the code of bundles that failed").tags(tags).register(registry);
        return calls;
    }

    void remove(String bundle) {
        for (var name : new String[] {CALLS, ERRORS}) {
            registry.find(name).tag("bundle", bundle).meters().forEach(registry::remove);
        }
    }
}
