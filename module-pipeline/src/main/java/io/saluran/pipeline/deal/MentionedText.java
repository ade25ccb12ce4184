package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;

/// A text in which those who are mentioned stand out; its line breaks stay.
final class MentionedText extends Paragraph {

    private static final long serialVersionUID = 1;

    /// @param names of those who were told
    MentionedText(String text, Collection<String> names) {
        addClassName("s-comment");
        if (names.isEmpty()) {
            setText(text);
            return;
        }
        var marked = Mentions.of(names).matcher(text);
        var from = 0;
        while (marked.find()) {
            add(new Text(text.substring(from, marked.start())));
            var mention = new Span(marked.group());
            mention.addClassName("s-mention");
            add(mention);
            from = marked.end();
        }
        add(new Text(text.substring(from)));
    }
}
