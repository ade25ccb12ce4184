package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which filter leaves out the most where nothing is found.
record StrictestFilter(DealList list) {

    /// By its name in the address; empty when without none of them alone there would
    /// be anything.
    Optional<String> of(Viewer viewer, DealQuery query) {
        var set = query.filter().parameters();
        var found = new HashMap<String, Long>();
        set.keySet().forEach(name -> {
            var rest = new HashMap<String, List<String>>();
            set.forEach((other, value) -> {
                if (!other.equals(name)) {
                    rest.put(other, List.of(value));
                }
            });
            found.put(name, list.totals(viewer, new DealQuery(query.pipeline(), query.stage(), query.outcome(),
                    DealFilter.of(rest), query.selection())).count());
        });
        return found.entrySet().stream().filter(each -> each.getValue() > 0).max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
