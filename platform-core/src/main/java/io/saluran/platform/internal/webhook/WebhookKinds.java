package io.saluran.platform.internal.webhook;

import io.saluran.platform.webhook.WebhookSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The kinds of events that there are at this moment.
///
/// @param sources of the host and the bundles that run
public record WebhookKinds(Supplier<List<WebhookSource>> sources) {

    /// By name.
    public Set<String> all() {
        var all = new TreeSet<String>();
        sources.get().forEach(source -> all.addAll(source.kinds()));
        return all;
    }
}
