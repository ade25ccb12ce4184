package io.saluran.pipeline.deal;

import com.vaadin.flow.component.HasValue;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The fields of a form that somebody has begun to fill in, kept among their drafts until it is saved or cancelled. A field
/// tells what it holds when it is left, for half an amount is none.
final class FormDraft {

    private final Drafts drafts;
    private final UUID about;
    private final Map<String, String> values = new LinkedHashMap<>();

    FormDraft(Drafts drafts, UUID about) {
        this.drafts = drafts;
        this.about = about;
        for (var line : drafts.of(about).split("\n")) {
            var at = line.indexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at), URLDecoder.decode(line.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
    }

    boolean isBegun() {
        return !values.isEmpty();
    }

    /// Something besides the fields, such as which item the form is of.
    Optional<String> note(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Gives a field what was begun in it, and keeps what it is given from now on, with the notes.
    ///
    /// @param write as a text; never empty for what is something
    /// @param notes kept with the first field that is changed
    <V> void keep(String name, HasValue<?, V> field, Function<V, String> write, Function<String, V> read,
            Map<String, String> notes) {
        var begun = values.get(name);
        if (begun != null) {
            field.setValue(begun.isEmpty() ? field.getEmptyValue() : read.apply(begun));
        }
        field.addValueChangeListener(change -> {
            values.putAll(notes);
            values.put(name, field.isEmpty() ? "" : write.apply(field.getValue()));
            drafts.keep(about, text());
        });
    }

    <V> void keep(String name, HasValue<?, V> field, Function<V, String> write, Function<String, V> read) {
        keep(name, field, write, read, Map.of());
    }

    private String text() {
        return values.entrySet().stream().map(each -> each.getKey() + "="
                + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("\n"));
    }

    /// Once it is saved, or nobody wants it any more.
    void forget() {
        values.clear();
        drafts.keep(about, "");
    }
}
