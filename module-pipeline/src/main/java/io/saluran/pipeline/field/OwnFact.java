package io.saluran.pipeline.field;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.ui.component.Lucide;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands beside a field of the company's own on the page of a record.
public final class OwnFact {

    private OwnFact() {}

    /// The way to where a value leads; empty for one that leads nowhere.
    public static Optional<DescriptionList.Description> link(OwnFields own, FieldDefinition field,
            @Nullable FieldValue value) {
        return value == null
                ? Optional.empty()
                : own.link(field, value).map(address -> {
                    var link = new Anchor(address, Lucide.icon("external-link"));
                    link.add(new Span(link.getTranslation("record.open-link")));
                    link.addClassNames("s-link", "s-row");
                    link.getElement().setAttribute("rel", "noopener noreferrer nofollow");
                    if (address.startsWith("http")) {
                        link.setTarget(AnchorTarget.BLANK);
                    }
                    var place = new DescriptionList.Description(link);
                    return place;
                });
    }

    /// A value of which nobody knows the kind, because its bundle is not running.
    public static DescriptionList.Description away(FieldDefinition field, @Nullable FieldValue value) {
        var place = new DescriptionList.Description();
        var words = new Span(value == null ? place.getTranslation("record.nothing-yet") : value.plain());
        var why = new Div(new Span(place.getTranslation("field.away", field.bundle())));
        why.addClassName("s-muted");
        place.add(words, why);
        return place;
    }
}
