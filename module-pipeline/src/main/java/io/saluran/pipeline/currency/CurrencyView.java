package io.saluran.pipeline.currency;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.currency.Rates.Rate;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.CurrencyField;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;

/// The reporting currency, the rates of the others by day, and which are missing.
@Route("settings/currencies")
public final class CurrencyView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Rates rates;
    private final transient Formats formats;
    private final transient Clock clock;
    private final transient Viewer viewer;
    private final Div content = new Div();
    private final RateList list;
    private final Later following = new Later();

    CurrencyView(Rates rates, Formats formats, Clock clock, Viewer viewer) {
        this.rates = rates;
        this.formats = formats;
        this.list = new RateList(rates, formats, this::remove);
        this.clock = clock;
        this.viewer = viewer;
        addClassName("s-page");
        var add = new Button(getTranslation("currency.add"), Lucide.icon("plus"), click -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClassName("s-main-act");
        var take = new Anchor("import/exchange-rates", getTranslation("currency.import"));
        take.getElement().setAttribute("router-link", true);
        take.addClassName("s-link");
        content.addClassNames("s-wide", "s-stack");
        var scroll = new Div(following, content);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("currency.title")).actions(take, add), scroll);
        show();
    }

    private void show() {
        content.removeAll();
        var heading = new H2(getTranslation("currency.reporting", rates.reporting()));
        heading.addClassName("s-grow");
        var change = new Button(getTranslation("currency.change"), click -> report());
        var head = new Div(heading);
        rates.former().ifPresent(former -> head.add(new Button(getTranslation("currency.back", former),
                click -> back(former))));
        head.add(change);
        head.addClassName("s-row");
        content.add(head, new Paragraph(getTranslation("currency.about")));
        rates.missing().forEach(missing -> {
            var line = new Div(Lucide.icon("circle-help"),
                    new Span(getTranslation("currency.missing", missing.currency(), missing.deals())));
            line.addClassNames("s-callout", "warn");
            content.add(line);
        });
        list.read();
        content.add(list);
    }

    private void remove(Rate rate) {
        rates.remove(viewer, rate);
        follow();
        Toast.undo(getTranslation("currency.removed", rate.currency()), () -> {
            rates.set(viewer, rate);
            follow();
        });
    }

    private void add() {
        new RateDialog(rates.reporting(), LocalDate.ofInstant(clock.instant(), viewer.zone()), rate -> {
            var refusal = rates.set(viewer, rate);
            if (refusal.isEmpty()) {
                follow();
            }
            return refusal;
        }).open();
    }

    /// Lets values follow the rates, and tells of it while that takes more than a moment.
    private void follow() {
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        var words = new Span(getTranslation("currency.following"));
        words.setId("following");
        bar.getElement().setAttribute("aria-labelledby", "following");
        var busy = new Div(words, bar);
        busy.addClassNames("s-stack", "s-after-second");
        following.removeAll();
        following.add(busy);
        show();
        following.load(() -> rates.follow(viewer), changed -> {
            show();
            return new Span();
        });
    }

    private String words(Rates.Refusal refusal, String to) {
        var wanted = rates.missing(to).stream().map(gap -> gap.on() == null
                ? gap.currency()
                : getTranslation("currency.gap", gap.currency(), formats.date(gap.on(), getLocale())))
                .collect(Collectors.joining(", "));
        return getTranslation("currency.refused." + refusal, wanted, to);
    }

    private String changed() {
        var views = rates.convertedViews();
        return views == 0
                ? getTranslation("currency.changed", rates.reporting())
                : getTranslation("currency.changed-with-views", rates.reporting(), views);
    }

    /// Makes the former currency the reporting one again; what nobody changed since is as it was.
    private void back(String former) {
        rates.report(viewer, former).ifPresentOrElse(refusal -> Toast.error(words(refusal, former)),
                () -> Toast.show(changed()));
        show();
    }

    private void report() {
        var now = rates.reporting();
        var to = new CurrencyField(getTranslation("currency.change.to"));
        to.setWidthFull();
        var dialog = new Dialog(new Paragraph(getTranslation("currency.change.about", rates.inReporting(), now)), to);
        dialog.setHeaderTitle(getTranslation("currency.change.title"));
        dialog.setWidth("420px");
        dialog.setMaxWidth("96vw");
        var go = new Button(getTranslation("currency.change"), click -> {
            var refusal = rates.report(viewer, to.getValue().getCurrencyCode());
            if (refusal.isPresent()) {
                to.setInvalid(true);
                to.setErrorMessage(words(refusal.get(), to.getValue().getCurrencyCode()));
                return;
            }
            dialog.close();
            show();
            Toast.undo(changed(), () -> back(now));
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setEnabled(false);
        to.addValueChangeListener(chosen -> go.setEnabled(chosen.getValue() != null));
        dialog.getFooter().add(new Button(getTranslation("ui.cancel"), click -> dialog.close()), go);
        dialog.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("currency.title");
    }
}
