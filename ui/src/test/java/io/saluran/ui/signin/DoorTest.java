package io.saluran.ui.signin;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Db;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.testing.TestHost;
import io.saluran.ui.testing.TestLetters;
import io.saluran.ui.testing.UiTest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages before one is signed in.
@Tag("X5")
class DoorTest extends UiTest {

    private static final String PHRASE = "a long test phrase";

    @TempDir
    Path folder;
    private final MovableClock clock = new MovableClock();
    private final MemoryEvents events = new MemoryEvents();
    private final AuditLog audit = new AuditLog(clock);
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private TestDatabase database;
    private Db db;
    private TestPeople people;
    private BundleFramework framework;
    private UiHost host;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources");
        db = database.db();
        people = TestPeople.in(db);
        framework = BundleFramework.open(folder, (bundle, schema) -> {});
        host = TestHost.offer(framework, db, clock, events, Executors.newVirtualThreadPerTaskExecutor());
    }

    @AfterEach
    void close() {
        background.shutdown();
        framework.close();
        database.close();
    }

    private Invitations invitations() {
        return new Invitations(db, audit, events, clock);
    }

    private void signIn(String email, String password) {
        _setValue(_get(EmailField.class), email);
        _setValue(_get(PasswordField.class), password);
        _click(_get(Button.class, spec -> spec.withText("Sign in")));
    }

    @Test
    void the_right_pair_begins_a_session() {
        var mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);
        show(new SignInView(host, TestLetters.of(db, clock, events)));

        signIn("mei@aliran.example", PHRASE);

        assertThat(SignedIn.current()).hasValueSatisfying(viewer -> assertThat(viewer.person()).isEqualTo(mei));
    }

    @Test
    void a_wrong_pair_is_told_once_for_both_and_five_lock() {
        people.person("Mei Ling", "mei@aliran.example", PHRASE);
        show(new SignInView(host, TestLetters.of(db, clock, events)));

        signIn("mei@aliran.example", "wrong");
        assertThat(problem()).isEqualTo("Email or password is not right.");
        for (int i = 0; i < 4; i++) {
            signIn("mei@aliran.example", "wrong");
        }

        assertThat(problem()).startsWith("Too many tries. Try again in");
        assertThat(SignedIn.current()).isEmpty();
    }

    private static String problem() {
        return _get(Paragraph.class, spec -> spec.withPredicate(each -> "alert".equals(each.getElement().getAttribute(
                "role")))).getText();
    }

    @Test
    void fields_are_named_for_password_managers() {
        show(new SignInView(host, TestLetters.of(db, clock, events)));

        assertThat(_get(EmailField.class).getElement().getAttribute("autocomplete")).isEqualTo("username");
        assertThat(_get(PasswordField.class).getElement().getAttribute("autocomplete")).isEqualTo("current-password");
    }

    @Test
    void the_first_administrator_names_the_company_and_is_signed_in() {
        var view = new WelcomeView(host);
        view.open(host.newPeople().firstAdministratorSecret());
        show(view);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Company")), "Aliran");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Your name")), "Aisyah Rahman");
        _setValue(_get(EmailField.class), "aisyah@aliran.example");
        _setValue(_get(PasswordField.class), "short");
        _click(_get(Button.class, spec -> spec.withText("Begin")));
        assertThat(_get(PasswordField.class).getErrorMessage()).isEqualTo("Use at least 10 characters.");

        _setValue(_get(PasswordField.class), PHRASE);
        _click(_get(Button.class, spec -> spec.withText("Begin")));

        assertThat(host.settings().company()).isEqualTo("Aliran");
        assertThat(host.newPeople().hasAdministrator()).isTrue();
        assertThat(_get(H1.class).getText()).isEqualTo("Bring your data");
        assertThat(SignedIn.current()).isPresent();
    }

    @Test
    void a_used_link_says_so() {
        var view = new WelcomeView(host);
        view.open("nonsense");
        show(view);

        assertThat(_get(H1.class).getText()).isEqualTo("This link was used or has ended");
        assertThat(_get(Anchor.class).getHref()).isEqualTo("sign-in");
        assertThat(_find(PasswordField.class)).isEmpty();
    }

    @Test
    void an_invited_person_sets_the_password_and_is_signed_in() {
        var mei = people.person("Mei Ling", "mei@aliran.example", "an older phrase");
        var secret = invitations().invite(people.administrator("Boss"), mei);
        var view = new InvitationView(host, invitations());
        view.open(secret);
        show(view);
        assertThat(_get(EmailField.class).getValue()).isEqualTo("mei@aliran.example");

        _setValue(_get(PasswordField.class), PHRASE);
        _click(_get(Button.class, spec -> spec.withText("Set password")));

        assertThat(SignedIn.current()).hasValueSatisfying(viewer -> assertThat(viewer.person()).isEqualTo(mei));
    }

    @Test
    void a_session_that_was_ended_is_over_at_the_next_look() {
        var mei = people.person("Mei Ling", "mei@aliran.example", PHRASE);
        SignedIn.as(mei, 1);
        MockVaadin.clientRoundtrip(true);
        assertThat(SignedIn.current()).isPresent();

        db.write(sql -> sql.execute("update platform.person set session_epoch = 2"));
        SignedIn.recheck(UI.getCurrent(), mei);

        assertThat(SignedIn.current()).isEmpty();
    }

    @Test
    void nobody_is_offered_a_new_password_while_no_letters_can_be_sent() {
        show(new SignInView(host, TestLetters.of(db, clock, events)));

        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("Forgot the password?");
    }

    private List<String> asksFor(String email) throws Exception {
        UI.getCurrent().removeAll();
        show(new SignInView(host, TestLetters.of(db, clock, events)));
        _click(_get(Button.class, spec -> spec.withText("Forgot the password?")));
        var dialog = _get(ForgottenDialog.class);
        _setValue(_get(dialog, EmailField.class), email);
        _click(_get(Button.class, spec -> spec.withText("Send the link")));
        assertThat(dialog.getElement().getTextRecursively()).contains("If somebody signs in here with " + email);
        _click(_get(Button.class, spec -> spec.withText("Close")));
        background.submit(() -> {}).get();
        return db.read(sql -> sql.fetch("select recipient from platform.mail").getValues(0, String.class));
    }

    @Test
    void who_forgot_the_password_is_sent_a_link_and_who_asks_learns_nothing() throws Exception {
        host = TestHost.offer(framework, db, clock, events, background);
        TestLetters.setUp(db, clock, events);
        people.person("Mei Ling", "mei@aliran.example", PHRASE);

        assertThat(asksFor("nobody@aliran.example")).isEmpty();
        assertThat(asksFor("mei@aliran.example")).containsExactly("mei@aliran.example");
    }
}
