package io.saluran.pipeline.testing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.shared.JsonConstants;

/// What a person's hands do on a page that a test without a browser has no word for.
public final class Hands {

    private Hands() {}

    /// Goes from a field that is edited in its place to somewhere else on the page.
    public static void leave(Component field) {
        var data = JacksonUtils.createObjectNode();
        data.put("!element.contains(event.relatedTarget)", true);
        data.put(JsonConstants.EVENT_DATA_PHASE, DebouncePhase.TRAILING.getIdentifier());
        field.getElement().getNode().getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(field.getElement(), "focusout", data));
    }
}
