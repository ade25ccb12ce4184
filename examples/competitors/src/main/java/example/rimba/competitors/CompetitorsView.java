package example.rimba.competitors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import example.rimba.competitors.CompetitorList.Row;
import example.rimba.competitors.Competitors.Outcome;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.function.IntConsumer;

/// Whom we meet in our deals, and how often we win against them.
@Route("competitors")
public final class CompetitorsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient CompetitorList list;
    private final transient Competitors competitors;
    private final transient Viewer viewer;
    private final TextField words = new TextField();
    private final Later rows = new Later();

    /// The host makes a view for each visit, and gives it who looks, and services.
    public CompetitorsView(CompetitorList list, Competitors competitors, Events events, Viewer viewer) {
        this.list = list;
        this.competitors = competitors;
        new Hearing(this, events).of(CompetitorsChanged.class, changed -> show());
        this.viewer = viewer;
        addClassName("s-page");
        rows.addClassName("s-scroll");
        add(header(), filter(), rows);
        PageKeys.on(this).key("/", getTranslation("competitors.search"), words::focus);
    }

    private PageHeader header() {
        var header = new PageHeader(getTranslation("competitors.title"));
        var export = new Anchor("export/competitors.csv", getTranslation("competitors.export"));
        export.getElement().setAttribute("download", true);
        export.addClassNames("s-link", "s-hide-phone");
        header.actions(export);
        if (mayWrite()) {
            var take = new Anchor("import/competitors", getTranslation("competitors.import"));
            take.getElement().setAttribute("router-link", true);
            take.addClassNames("s-link", "s-hide-phone");
            var add = new Button(getTranslation("competitors.new"), Lucide.icon("plus"), click -> add());
            add.addThemeVariants(ButtonVariant.PRIMARY);
            add.addClassName("s-main-act");
            PageKeys.on(this).key("n", getTranslation("competitors.new"), this::add);
            header.actions(take, add);
        }
        return header;
    }

    private Div filter() {
        words.setPlaceholder(getTranslation("competitors.search"));
        words.setAriaLabel(getTranslation("competitors.search"));
        words.setPrefixComponent(Lucide.icon("search"));
        words.setClearButtonVisible(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(typed -> show());
        var bar = new Div(words);
        bar.addClassName("s-bar");
        return bar;
    }

    private boolean mayWrite() {
        return viewer.may(CompetitorPermissions.WRITE);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        words.setValue(event.getLocation().getQueryParameters().getSingleParameter("q").orElse(""));
        show();
    }

    private void show() {
        var sought = words.getValue();
        rows.load(() -> list.named(viewer, sought), this::table);
    }

    private Component table(List<Row> found) {
        return found.isEmpty() ? empty() : new CompetitorTable(found, mayWrite(), this::edit, this::delete);
    }

    private Component empty() {
        if (!words.isEmpty()) {
            return new EmptyState(getTranslation("competitors.none-found", words.getValue()),
                    new Button(getTranslation("competitors.clear"), click -> words.clear()));
        }
        var none = new EmptyState(getTranslation("competitors.none"));
        if (mayWrite()) {
            none.add(new Button(getTranslation("competitors.new"), click -> add()));
        }
        return none;
    }

    private void add() {
        new CompetitorDialog(null, draft -> competitors.add(viewer, draft), this::show).open();
    }

    private void edit(Row row) {
        new CompetitorDialog(row.draft(), draft -> competitors.edit(viewer, row.id(), draft, row.version()),
                this::show).open();
    }

    private void delete(Row row) {
        answer(competitors.delete(viewer, row.id(), row.version()), version -> Toast.undo(
                getTranslation("competitors.deleted", row.name()),
                () -> answer(competitors.restore(viewer, row.id(), version), now -> {})));
    }

    private void answer(Outcome outcome, IntConsumer done) {
        switch (outcome) {
            case Outcome.Done(var id, var version) -> done.accept(version);
            case Outcome.Overtaken overtaken -> Toast.error(getTranslation("competitors.overtaken"));
            case Outcome.Refused(var why) -> Toast.error(getTranslation(why.key()));
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("competitors.title");
    }
}
