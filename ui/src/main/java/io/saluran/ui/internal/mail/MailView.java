package io.saluran.ui.internal.mail;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.job.JobChanged;
import io.saluran.platform.internal.mail.MailDelivery;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.internal.mail.MailTrial;
import io.saluran.platform.internal.mail.Outbox;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.mail.Letter;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.Times;
import io.saluran.ui.internal.shell.UiHost;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// By which server letters go, a letter to try it, and what became of the letters.
@Route("settings/mail")
public final class MailView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(MailView.class);

    private final transient Viewer viewer;
    private final transient UiHost host;
    private final transient Desk desk;
    private final MailForm form = new MailForm();
    private final Button test = new Button(getTranslation("mailing.test"), click -> tryIt());
    private final Button forget = new Button(getTranslation("mailing.forget"), click -> forget());
    private final Paragraph said = new Paragraph();
    private final Later letters = new Later();
    private transient Events.@Nullable Subscription subscription;

    /// What the page works with.
    public record Desk(MailServers servers, Outbox outbox, Profiles profiles, Events events, Formats formats) {}

    public MailView(Viewer viewer, UiHost host, Desk desk) {
        this.viewer = viewer;
        this.host = host;
        this.desk = desk;
        addClassName("s-page");
        var about = new Paragraph(getTranslation("mailing.about"));
        about.addClassName("s-muted");
        about.getStyle().setMarginBottom("16px");
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        test.setDisableOnClick(true);
        var acts = new Div(save, test, forget);
        acts.addClassNames("s-row", "wrap");
        said.getElement().setAttribute("role", "status");
        said.setVisible(false);
        var narrow = new Div(form, acts, said);
        narrow.addClassName("s-stack");
        narrow.setMaxWidth("420px");
        var heading = new H2(getTranslation("mailing.letters"));
        heading.getStyle().setMarginTop("36px");
        var wide = new Div(about, narrow, heading, letters);
        wide.addClassName("s-wide");
        var scroll = new Div(wide);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("mailing.title")), scroll);
        showServer();
        showLetters();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        subscription = desk.events().on(JobChanged.class, changed -> {
            if (changed.job().equals(MailDelivery.NAME)) {
                ui.access(this::showLetters);
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

    private void showServer() {
        var server = desk.servers().current();
        form.show(server);
        test.setVisible(server.isPresent());
        forget.setVisible(server.isPresent());
    }

    private void showLetters() {
        letters.load(desk.outbox()::rows, this::letters);
    }

    private Component letters(List<Outbox.Row> rows) {
        return rows.isEmpty()
                ? new EmptyState(getTranslation("mailing.letters.none"))
                : new LetterRows(new Times(desk.formats(), viewer), rows, row -> {
                    desk.outbox().again(viewer, row.id());
                    Toast.show(getTranslation("mailing.letters.trying"));
                    showLetters();
                });
    }

    private void save() {
        form.value().ifPresent(server -> {
            desk.servers().choose(viewer, server);
            showServer();
            said.setVisible(false);
            Toast.show(getTranslation("mailing.saved"));
        });
    }

    private void forget() {
        var before = desk.servers().current();
        desk.servers().forget(viewer);
        showServer();
        Toast.undo(getTranslation("mailing.forgotten"), () -> before.ifPresent(server -> {
            desk.servers().choose(viewer, server);
            showServer();
        }));
    }

    private void tryIt() {
        var ui = UI.getCurrent();
        var company = host.settings().company();
        var address = viewer.isSystem() ? null : desk.profiles().of(viewer.person()).email();
        if (address == null) {
            say(getTranslation("mailing.test.no-address"), "warn");
            return;
        }
        var letter = new Letter(address, viewer.name(), getTranslation("mail.test.subject", company),
                getTranslation("mail.test.text", company));
        say(getTranslation("mailing.test.sending"), "info");
        test.setEnabled(false);
        host.background().execute(() -> {
            try {
                var refused = new MailTrial(desk.servers(), company).send(viewer, letter);
                ui.access(() -> refused.ifPresentOrElse(
                        why -> say(getTranslation("mailing.test.refused", why), "over"),
                        () -> say(getTranslation("mailing.test.sent", address), "won")));
            } catch (RuntimeException problem) {
                var number = Integer.toHexString(System.identityHashCode(problem));
                LOG.error("The test letter was not sent, number {}", number, problem);
                ui.access(() -> say(ui.getTranslation("ui.error.action", number), "over"));
            }
        });
    }

    private void say(String words, String tone) {
        said.setText(words);
        said.setClassName("s-callout " + tone);
        said.setVisible(true);
        test.setEnabled(true);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("mailing.title");
    }
}
