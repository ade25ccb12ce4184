package io.saluran.pipeline.deal;

import com.vaadin.flow.server.VaadinSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What a person has begun to write and not saved. Each text belongs to what it was written for, and waits in their session
/// while they look at something else, go back, or load the page anew. Used under the session's lock.
///
/// @param person whose texts they are
/// @param kind what is being written, such as `note`
record Drafts(UUID person, String kind) {

    // the session outlives this bundle, so it is given nothing but the platform's own classes
    private static final String ATTRIBUTE = "io.saluran.pipeline.drafts";

    /// Milliseconds after which what is typed is kept: shorter than a hand takes from the keys to the way back.
    static final int MOMENT = 150;

    /// How many wait at most; beyond, the one that was left alone longest goes.
    static final int MOST = 50;

    /// @return empty for nothing
    String of(UUID about) {
        return all().getOrDefault(key(about), "");
    }

    void keep(UUID about, String text) {
        var all = all();
        all.remove(key(about));
        if (text.isBlank()) {
            return;
        }
        all.put(key(about), text);
        if (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
    }

    private String key(UUID about) {
        return person + "/" + kind + "/" + about;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> all() {
        var session = VaadinSession.getCurrent();
        var known = (Map<String, String>) session.getAttribute(ATTRIBUTE);
        if (known == null) {
            known = new LinkedHashMap<>();
            session.setAttribute(ATTRIBUTE, known);
        }
        return known;
    }
}
