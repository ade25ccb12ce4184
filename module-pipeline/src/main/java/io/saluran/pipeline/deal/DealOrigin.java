package io.saluran.pipeline.deal;

import com.vaadin.flow.router.QueryParameters;
import io.saluran.pipeline.deal.DealPage.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// From where a deal's page was opened.
///
/// @param parameters the board's or list's, with `list`; empty when it was opened by itself
record DealOrigin(Map<String, List<String>> parameters) {

    static final DealOrigin NONE = new DealOrigin(Map.of());

    /// @param parameters the page's own, which tell more than where it was opened
    static DealOrigin of(Map<String, List<String>> parameters) {
        var rest = new HashMap<>(parameters);
        // only on arrival, not for the deals that one goes on to
        rest.remove(DealPageView.EDIT);
        return new DealOrigin(rest);
    }

    /// The way back to there; to the deal's board when it was opened by itself.
    ///
    /// @param path without parameters
    record Up(String path, QueryParameters parameters) {

        String address() {
            return path + "?" + parameters.getQueryString();
        }
    }

    Up up(Facts deal) {
        var rest = new HashMap<>(parameters);
        var list = String.join("", Objects.requireNonNullElse(rest.remove("list"), List.of()));
        if (rest.isEmpty()) {
            return new Up("deals", QueryParameters.of("pipeline", deal.pipeline().toString()));
        }
        return new Up(list.equals("table") ? "deals/table" : "deals", new QueryParameters(rest));
    }

    QueryParameters query() {
        return new QueryParameters(parameters);
    }
}
