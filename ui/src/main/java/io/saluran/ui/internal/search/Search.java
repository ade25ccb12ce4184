package io.saluran.ui.internal.search;

import io.saluran.db.Viewer;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.search.SearchProvider.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks all providers at once and leaves out those that fail or take too long.
final class Search {

    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int HITS_A_KIND = 6;
    private static final int SECONDS = 2;

    private final Supplier<List<SearchProvider>> providers;
    private final ExecutorService executor;

    Search(Supplier<List<SearchProvider>> providers, ExecutorService executor) {
        this.providers = providers;
        this.executor = executor;
    }

    /// Hits of one kind.
    record Group(String heading, List<Hit> hits) {}

    private record Asked(SearchProvider provider, Future<List<Hit>> answer) {}

    List<Group> find(Viewer viewer, String query) {
        var asked = new ArrayList<Asked>();
        providers.get().stream().filter(provider -> viewer.may(provider.permission()))
                .sorted(Comparator.comparingInt(SearchProvider::order))
                .forEach(provider -> asked.add(new Asked(provider,
                        executor.submit(() -> provider.search(viewer, query, HITS_A_KIND)))));
        var groups = new ArrayList<Group>();
        for (var each : asked) {
            var hits = answer(each);
            if (!hits.isEmpty()) {
                groups.add(new Group(each.provider().heading(), hits));
            }
        }
        return groups;
    }

    private static List<Hit> answer(Asked asked) {
        try {
            return asked.answer().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            asked.answer().cancel(true);
            LOG.warn("Search provider {} took longer than {} s", asked.provider().getClass().getName(), SECONDS);
        } catch (ExecutionException problem) {
            LOG.error("Search provider {} failed", asked.provider().getClass().getName(), problem.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }
}
