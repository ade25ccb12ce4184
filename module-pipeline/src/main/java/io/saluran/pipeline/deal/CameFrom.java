package io.saluran.pipeline.deal;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import java.util.UUID;

/// Which deal somebody went to from the board or the table, so that they find their place when they are back. Of the
/// window; names and values are strings, so that it holds no class of this bundle.
final class CameFrom {

    private static final String KEY = "io.saluran.pipeline.came-from";

    private CameFrom() {}

    static void went(UUID deal) {
        ComponentUtil.setData(UI.getCurrent(), KEY, deal.toString());
    }

    /// Once.
    static Optional<UUID> back() {
        var known = ComponentUtil.getData(UI.getCurrent(), KEY);
        ComponentUtil.setData(UI.getCurrent(), KEY, null);
        return known instanceof String deal ? Optional.of(UUID.fromString(deal)) : Optional.empty();
    }
}
