package io.saluran.ui.importing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportCheck.Match;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.NearMatch;
import io.saluran.ui.component.Lucide;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/// What the import would do, and what to decide before.
final class CheckStep extends Div {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 50;
    private static final List<Double> LIKENESS = List.of(0.95, 0.9, 0.8, 0.7);
    private static final double NONE_ALIKE = 2;

    private final transient ImportDraft draft;
    private final transient Formats formats;
    private final transient Consumer<List<NearMatch>> decided;
    private final Div summary = new Div();
    private final RowsPart rows;

    /// @param decided is called after decisions or cells were given to the draft, to check again; with the names decided
    ///        on
    CheckStep(ImportDraft draft, ImportCheck check, Formats formats, Consumer<List<NearMatch>> decided) {
        this.draft = draft;
        this.formats = formats;
        this.decided = decided;
        addClassNames("s-scroll", "s-pad", "s-stack");
        summary.addClassName("s-stack");
        rows = new RowsPart(draft, check, formats, () -> decided.accept(List.of()));
        add(summary, rows);
        sum(check);
    }

    /// Shows another check of the same draft, without leaving the place.
    void show(ImportCheck check) {
        sum(check);
        rows.show(check);
    }

    private void sum(ImportCheck check) {
        summary.removeAll();
        summary.add(tiles(check));
        var columns = new Div();
        columns.addClassName("s-cards");
        var wide = new Div();
        wide.addClassName("s-stack");
        if (!check.matches().isEmpty()) {
            wide.add(pairs(check.matches()));
        } else {
            var nothing = new Paragraph(getTranslation("importing.check.no-question"));
            nothing.addClassName("s-secondary");
            wide.add(nothing);
        }
        if (!check.made().isEmpty()) {
            wide.add(new MadeCard("importing.made.will", check.made()));
        }
        columns.add(wide);
        if (check.reject() > 0) {
            columns.add(problems(check));
        }
        summary.add(columns);
    }

    private Div tiles(ImportCheck check) {
        var tiles = new Div(
                tile("importing.check.ready", check.ready(),
                        getTranslation("importing.check.ready.more", check.create(), check.update()), "", ""),
                tile("importing.check.near", check.near(), getTranslation("importing.check.near.more",
                        check.matches().stream().filter(match -> match.decision().isEmpty()).count()),
                        check.near() > 0 ? "warn" : "", "users"),
                tile("importing.check.same", check.same(), getTranslation("importing.check.same.more"), "", ""),
                tile("importing.check.reject", check.reject() - check.near(),
                        getTranslation(check.reject() > check.near()
                                ? "importing.check.reject.more"
                                : "importing.check.same.more"),
                        check.reject() > check.near() ? "over" : "", "circle-alert"));
        tiles.addClassName("s-tiles");
        return tiles;
    }

    private Div tile(String key, long count, String more, String tone, String icon) {
        var label = new Span();
        if (!icon.isEmpty()) {
            label.add(Lucide.icon(icon));
        }
        label.add(new Span(getTranslation(key)));
        var tile = new Div(label);
        tile.addClassName("s-tile");
        if (!tone.isEmpty()) {
            tile.addClassName(tone);
        }
        if (tone.equals("warn")) {
            tile.addClassName("on");
        }
        tile.getElement().appendChild(new Element("b").setText(formats.number(count, getLocale())),
                new Element("small").setText(more));
        return tile;
    }

    private Section pairs(List<Match> matches) {
        var card = new Section();
        card.addClassName("s-card");
        var open = matches.stream().filter(match -> match.decision().isEmpty()).toList();
        var count = new Span(getTranslation("importing.check.open", open.size(), matches.size()));
        count.addClassNames("s-small", "s-muted");
        var head = new Header(new H2(getTranslation("importing.check.question")), count);
        if (!open.isEmpty()) {
            head.add(bulk(open.stream().map(Match::near).toList()));
        }
        card.add(head);
        matches.stream().limit(SHOWN).map(this::pair).forEach(card::add);
        if (matches.size() > SHOWN) {
            var rest = new Paragraph(getTranslation("importing.check.more", matches.size() - SHOWN));
            rest.addClassNames("in", "s-small", "s-secondary");
            card.add(rest);
        }
        return card;
    }

    /// All at once: the same from a likeness on, the same, new. Those not shown too.
    private Div bulk(List<NearMatch> open) {
        var from = new Select<Double>();
        from.setItems(LIKENESS);
        from.setItemLabelGenerator(
                each -> getTranslation("importing.check.above", formats.percent(each, 0, getLocale())));
        from.setValue(LIKENESS.getFirst());
        from.setAriaLabel(getTranslation("importing.check.likeness"));
        from.addThemeVariants(SelectVariant.SMALL);
        var sure = all("importing.check.take-above", () -> draft.decideRest(from.getValue(), false), open);
        var same = all("importing.check.all-same", () -> draft.decideRest(0, false), open);
        var row = new Div();
        if (open.stream().anyMatch(near -> near.candidate() != null)) {
            row.add(from, sure, same);
        }
        if (open.stream().anyMatch(NearMatch::mayCreate)) {
            row.add(all("importing.check.all-new", () -> draft.decideRest(NONE_ALIKE, true), open));
        }
        row.addClassNames("s-row", "wrap", "more");
        return row;
    }

    private Button all(String key, Runnable decision, List<NearMatch> open) {
        var all = new Button(getTranslation(key), click -> {
            decision.run();
            decided.accept(open);
        });
        all.addThemeVariants(ButtonVariant.SMALL);
        return all;
    }

    private Component pair(Match match) {
        var title = FieldTitle.of(draft, match.near().field(), getLocale());
        return new PairRow(match, title, formats, (near, decision) -> {
            draft.decide(near.field(), near.value(), decision);
            decided.accept(List.of(near));
        });
    }

    private Section problems(ImportCheck check) {
        var body = new Div();
        body.addClassNames("in", "s-small", "s-stack", "tight");
        for (var reason : check.problems()) {
            var title = reason.field().isEmpty()
                    ? ""
                    : FieldTitle.of(draft, reason.field(), getLocale());
            var line = new Div(new Span(getTranslation(reason.key(), reason.example(), title, "…")),
                    count(reason.rows()));
            line.addClassNames("s-row", "between");
            body.add(line);
        }
        if (check.near() > 0) {
            var line = new Div(new Span(getTranslation("importing.check.waiting")), count(check.near()));
            line.addClassNames("s-row", "between");
            body.add(line);
        }
        body.add(download());
        var card = new Section(new Header(new H2(getTranslation(check.reject() == check.near()
                ? "importing.check.rows-wait"
                : "importing.check.rejected",
                check.reject() == check.near()
                        ? check.reject()
                        : check.reject() - check.near()))),
                body);
        card.addClassName("s-card");
        return card;
    }

    private Span count(long rows) {
        var count = new Span(formats.number(rows, getLocale()));
        count.addClassNames("s-num", "s-strong");
        return count;
    }

    private Anchor download() {
        var name = getTranslation("importing.rejected-file", draft.fileName());
        var link = new Anchor(DownloadHandler.fromInputStream(event -> {
            var file = draft.rejected().orElseThrow();
            return new DownloadResponse(Files.newInputStream(file), name + ".csv", "text/csv", Files.size(file));
        }), "");
        link.add(Lucide.icon("download"), new Span(getTranslation("importing.rejected")));
        link.addClassNames("s-link", "s-row");
        return link;
    }
}
