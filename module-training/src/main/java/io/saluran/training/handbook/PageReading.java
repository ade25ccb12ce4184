package io.saluran.training.handbook;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import io.saluran.training.handbook.Handbook.Node;
import io.saluran.training.handbook.Handbook.Sheet;
import io.saluran.training.handbook.Markdown.Rendered;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Tone;
import java.util.List;
import java.util.function.Consumer;

/// A page to be read: until when it was verified and by whom it is kept, then its text.
final class PageReading extends Div {

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private final transient Sheet sheet;

    PageReading(HandbookDesk desk, Sheet sheet, Rendered rendered, List<Node> tree, Consumer<Boolean> reopen) {
        this.desk = desk;
        this.sheet = sheet;
        var article = new Article(about(), new H1(sheet.title()));
        article.addClassName("s-prose");
        if (!sheet.body().isBlank()) {
            article.add(new Html("<div>" + rendered.html() + "</div>"));
        } else if (below(tree).isEmpty()) {
            article.add(empty(reopen));
        }
        if (!below(tree).isEmpty() && sheet.body().isBlank()) {
            article.add(new Chapter(below(tree)));
        }
        add(article);
    }

    private List<Node> below(List<Node> nodes) {
        for (var node : nodes) {
            var found = node.id().equals(sheet.id()) ? node.children() : below(node.children());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private Div about() {
        var about = new Div();
        about.addClassNames("s-row", "wrap", "s-small", "s-secondary");
        about.getStyle().set("margin-bottom", "8px").set("line-height", "18px");
        var until = sheet.verifiedUntil();
        if (until == null) {
            about.add(new Badge(getTranslation("handbook.not-verified"), Tone.NEUTRAL));
        } else {
            var stale = sheet.stale(desk.handbook().today(desk.viewer()));
            about.add(new Badge(getTranslation(stale ? "handbook.verified-before" : "handbook.verified-until",
                    desk.formats().date(until, getLocale())), stale ? Tone.WARNING : Tone.WON));
        }
        var stage = sheet.stageName();
        if (stage != null) {
            about.add(new Badge(getTranslation("handbook.for-stage", stage), Tone.BRAND));
        }
        var owner = sheet.ownerName();
        about.add(new Span(
                owner == null ? getTranslation("handbook.no-owner") : getTranslation("handbook.owner", owner)));
        var at = desk.formats().time(sheet.at(), desk.viewer().zone(), getLocale());
        var author = sheet.author();
        about.add(new Span(author == null
                ? getTranslation("handbook.version", sheet.number(), at)
                : getTranslation("handbook.version-by", sheet.number(), at, author)));
        return about;
    }

    private EmptyState empty(Consumer<Boolean> reopen) {
        return desk.mayWrite()
                ? new EmptyState(getTranslation("handbook.no-text"),
                        new Button(getTranslation("handbook.write"), click -> reopen.accept(true)))
                : new EmptyState(getTranslation("handbook.no-text"));
    }
}
