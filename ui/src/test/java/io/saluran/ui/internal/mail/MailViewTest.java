package io.saluran.ui.internal.mail;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.mail.MailDelivery;
import io.saluran.platform.internal.mail.MailServer;
import io.saluran.platform.internal.mail.MailServer.Security;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.internal.mail.Outbox;
import io.saluran.platform.internal.mail.OutboxMail;
import io.saluran.platform.mail.Letter;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.testing.NoRun;
import io.saluran.ui.component.Badge;
import io.saluran.ui.testing.ShellCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X3")
class MailViewTest extends ShellCase {

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private MailServers servers;
    private Outbox outbox;
    private Viewer boss;

    @BeforeEach
    void startPost() {
        post.setUser("post@aliran.example", "aliran", "s3cr3t");
        post.start();
        servers = new MailServers(db, audit, events);
        outbox = new Outbox(db, events, clock);
        boss = people.directory().viewer(people.person("Boss", "boss@aliran.example", "a long test phrase",
                BuiltInRole.ADMINISTRATOR));
    }

    @AfterEach
    void stopPost() {
        post.stop();
    }

    private MailView open() {
        UI.getCurrent().removeAll();
        return show(new MailView(boss, host, new MailView.Desk(servers, outbox, profiles(), events,
                new CldrFormats(host.settings(), host.texts(), clock))));
    }

    private static TextField text(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static void press(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
        MockVaadin.clientRoundtrip(true);
    }

    @SuppressWarnings("unchecked") // the one choice of the page
    private void fill(String password) {
        _setValue(text("Server (SMTP)"), "127.0.0.1");
        _setValue(_get(IntegerField.class), post.getSmtp().getPort());
        _setValue((Select<Security>) _get(Select.class), Security.NONE);
        _setValue(text("User name"), "aliran");
        _setValue(_get(PasswordField.class), password);
        _setValue(_get(EmailField.class), "post@aliran.example");
        _setValue(text("Address of Saluran"), "https://saluran.aliran.example/");
        press("Save");
    }

    @Test
    void a_server_is_chosen_and_tried_and_its_password_is_not_shown_again() {
        open();
        assertThat(_find(Button.class, spec -> spec.withText("Send me a test email"))).isEmpty();
        fill("s3cr3t");

        assertThat(servers.current().orElseThrow().password()).isEqualTo("s3cr3t");
        assertThat(servers.current().orElseThrow().address()).isEqualTo("https://saluran.aliran.example");
        assertThat(_get(PasswordField.class).getValue()).isEmpty();
        assertThat(_get(PasswordField.class).getHelperText()).startsWith("One is kept");
        press("Send me a test email");
        assertThat(_get(MailView.class).getElement().getTextRecursively())
                .contains("The server took an email to boss@aliran.example");
        assertThat(post.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_server_that_does_not_take_the_test_letter_is_quoted() {
        open();
        fill("wrong");
        press("Send me a test email");

        assertThat(_get(MailView.class).getElement().getTextRecursively()).contains("The server did not take it: 535");
        assertThat(_get(Button.class, spec -> spec.withText("Send me a test email")).isEnabled()).isTrue();
    }

    @Test
    void what_cannot_be_a_server_is_marked_and_not_saved() {
        open();
        _setValue(text("Address of Saluran"), "saluran");
        press("Save");

        assertThat(text("Server (SMTP)").isInvalid()).isTrue();
        assertThat(_get(EmailField.class).isInvalid()).isTrue();
        assertThat(text("Address of Saluran").isInvalid()).isTrue();
        assertThat(servers.current()).isEmpty();
    }

    @Test
    void mail_is_switched_off_and_on_again_with_the_password_it_had() {
        open();
        fill("s3cr3t");
        press("Switch mail off");
        assertThat(servers.current()).isEmpty();

        press("Undo");
        assertThat(servers.current().orElseThrow().password()).isEqualTo("s3cr3t");
    }

    @Test
    void a_letter_that_did_not_go_says_why_and_is_tried_again() throws Exception {
        var view = open();
        assertThat(view.getElement().getTextRecursively()).contains("Emails of the last 30 days");
        fill("wrong");
        db.write(sql -> {
            var letter = new Letter("mei@aliran.example", "Mei Ling", "Your quota", "It is full.");
            new OutboxMail("example.map", servers, events, clock).send(sql, letter);
            return letter;
        });
        deliver();
        view = open();
        assertThat(view.getElement().getTextRecursively()).contains("Your quota", "mei@aliran.example", "example.map",
                "Attempt 1: 535", "Next attempt");
        servers.choose(boss, servers.current().map(server -> new MailServer(
                server.host(), server.port(), server.security(), server.login(), "s3cr3t", server.sender(),
                server.address())).orElseThrow());
        press("Try again");
        deliver();
        open();

        assertThat(_find(Badge.class)).extracting(Badge::getText).contains("Sent").doesNotContain("Not sent");
        _assertNone(Button.class, spec -> spec.withText("Try again"));
    }

    private void deliver() throws InterruptedException {
        new MailDelivery(servers, outbox, host.settings()).run(new NoRun());
    }
}
