package io.saluran.ui.internal.webhook;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.job.JobChanged;
import io.saluran.platform.internal.webhook.Answer;
import io.saluran.platform.internal.webhook.Deliveries;
import io.saluran.platform.internal.webhook.Subscription;
import io.saluran.platform.internal.webhook.Subscriptions;
import io.saluran.platform.internal.webhook.WebhookJob;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.UiHost;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which other programs are told what happens, how it is with each, and what they answered.
@Route("settings/webhooks")
public final class WebhooksView extends Div implements HasDynamicTitle, WebhookRow.Acts {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(WebhooksView.class);

    private final transient Viewer viewer;
    private final transient UiHost host;
    private final transient Desk desk;
    private final transient WebhookWords words;
    private final Later list = new Later();
    private @Nullable MessagesDialog messages;
    private transient Events.@Nullable Subscription subscription;

    /// What the page works with.
    public record Desk(Subscriptions subscriptions, Deliveries deliveries, Events events, Formats formats) {}

    public WebhooksView(Viewer viewer, UiHost host, Desk desk) {
        this.viewer = viewer;
        this.host = host;
        this.desk = desk;
        this.words = new WebhookWords(viewer, desk.formats(), host.texts());
        addClassName("s-page");
        var about = new Paragraph(getTranslation("webhooks.about"));
        about.addClassName("s-muted");
        about.getStyle().setMarginBottom("12px");
        var scroll = new Div(about, list);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("webhooks.title")).actions(add()), scroll);
        PageKeys.on(this).key("n", getTranslation("webhooks.add"), () -> edit(null));
        show();
    }

    private Button add() {
        var add = new Button(getTranslation("webhooks.add"), Lucide.icon("plus"), click -> edit(null));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        subscription = desk.events().on(JobChanged.class, changed -> {
            if (changed.job().equals(WebhookJob.NAME)) {
                ui.access(this::show);
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        super.onDetach(detached);
        if (subscription != null) {
            subscription.close();
        }
    }

    private void show() {
        list.load(() -> desk.subscriptions().all(viewer), this::rows);
        if (messages != null && messages.isOpened()) {
            messages.show();
        }
    }

    private Component rows(List<Subscription> all) {
        if (all.isEmpty()) {
            return new EmptyState(getTranslation("webhooks.none"));
        }
        var rows = new Div();
        rows.addClassNames("s-list", "inset");
        all.forEach(each -> rows.add(new WebhookRow(each, words, this)));
        return rows;
    }

    @Override
    public void messages(Subscription webhook) {
        messages = new MessagesDialog(viewer, desk.deliveries(), words, webhook);
        messages.open();
    }

    @Override
    public void pause(Subscription webhook, boolean paused) {
        desk.subscriptions().pause(viewer, webhook.id(), paused);
        show();
        if (paused) {
            Toast.undo(getTranslation("webhooks.paused", webhook.name()), () -> {
                desk.subscriptions().pause(viewer, webhook.id(), false);
                show();
            });
        } else {
            Toast.show(getTranslation("webhooks.resumed", webhook.name()));
        }
    }

    @Override
    public void edit(@Nullable Subscription webhook) {
        new WebhookDialog(viewer, desk.subscriptions(), words, webhook, this::show).open();
    }

    @Override
    public void test(Subscription webhook) {
        var ui = UI.getCurrent();
        Toast.show(getTranslation("webhooks.testing", webhook.name()));
        host.background().execute(() -> {
            try {
                var answer = desk.deliveries().test(viewer, webhook.id());
                ui.access(() -> tested(webhook, answer.orElse(null)));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException problem) {
                var number = Integer.toHexString(System.identityHashCode(problem));
                LOG.error("A webhook was not tested, number {}", number, problem);
                ui.access(() -> Toast.error(ui.getTranslation("ui.error.action", number)));
            }
        });
    }

    private void tested(Subscription webhook, @Nullable Answer answer) {
        if (answer != null && answer.isTaken()) {
            Toast.show(getTranslation("webhooks.tested", webhook.name(), words.answer(answer)));
        } else if (answer != null) {
            Toast.error(getTranslation("webhooks.test-failed", webhook.name(), words.answer(answer)));
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("webhooks.title");
    }
}
