package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Address;
import io.saluran.platform.format.Formats;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How many deals saved views show, in words; not more than a thousand are counted where no sums are kept.
record ViewCounts(DealList list, Formats formats, Viewer viewer) {

    private static final int MOST = 1_000;

    /// @param parameters those of a view
    /// @param others those that the page does not know
    /// @param pipeline what it shows where the view names none; null for all
    String of(Map<String, String> parameters, Set<String> others, @Nullable UUID pipeline) {
        var shown = new HashMap<>(parameters);
        shown.keySet().removeAll(others);
        if (pipeline != null) {
            shown.putIfAbsent("pipeline", pipeline.toString());
        }
        var query = DealQuery.of(Address.parameters(shown));
        var count = DealSums.areKept(query)
                ? list.totals(viewer, query).count()
                : list.count(viewer, query, MOST);
        return count > MOST && !DealSums.areKept(query)
                ? formats.number(MOST, viewer.locale()) + '+'
                : formats.number(count, viewer.locale());
    }
}
