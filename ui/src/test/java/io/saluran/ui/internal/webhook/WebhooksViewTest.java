package io.saluran.ui.internal.webhook;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.webhook.Courier;
import io.saluran.platform.internal.webhook.Deliveries;
import io.saluran.platform.internal.webhook.Subscription;
import io.saluran.platform.internal.webhook.Subscriptions;
import io.saluran.platform.internal.webhook.WebhookKinds;
import io.saluran.platform.internal.webhook.WebhookRound;
import io.saluran.platform.internal.webhook.WebhookSettings;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.testing.Receiver;
import io.saluran.platform.webhook.WebhookEvent;
import io.saluran.platform.webhook.WebhookSource;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.CopyField;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.ShellCase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
class WebhooksViewTest extends ShellCase {

    private static final String FINISHED = "import.finished";

    private final Receiver receiver = new Receiver();
    private Subscriptions subscriptions;
    private Deliveries deliveries;
    private Courier courier;
    private Viewer boss;

    private record Finished() implements WebhookSource {
        @Override
        public List<String> kinds() {
            return List.of(FINISHED);
        }

        @Override
        public Map<UUID, Object> bodies(Viewer viewer, List<WebhookEvent> events) {
            return Map.of();
        }
    }

    @BeforeEach
    void openWebhooks() {
        host.settings().set(Viewer.system(), WebhookSettings.PRIVATE.key(), "true");
        courier = new Courier(host.settings(), clock);
        subscriptions = new Subscriptions(new Subscriptions.Services(db, audit, host.settings(),
                new WebhookKinds(() -> List.of(new Finished())), clock));
        deliveries = new Deliveries(new Deliveries.Services(db, events, courier, new WebhookRound(db,
                (transaction, who, notification) -> {}, clock), clock));
        boss = people.directory().viewer(people.person("Boss", "boss@aliran.example", "a long test phrase",
                BuiltInRole.ADMINISTRATOR));
    }

    @AfterEach
    void closeWebhooks() {
        courier.close();
        receiver.close();
    }

    private WebhooksView open() {
        UI.getCurrent().removeAll();
        return show(new WebhooksView(boss, host, new WebhooksView.Desk(subscriptions, deliveries, events,
                new CldrFormats(host.settings(), host.texts(), clock))));
    }

    private static void press(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
        MockVaadin.clientRoundtrip(true);
    }

    private static TextField text(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked") // the one group of the dialog
    private static CheckboxGroup<String> kinds() {
        return (CheckboxGroup<String>) _get(CheckboxGroup.class);
    }

    private void add(String name, String address) {
        subscriptions.add(boss, new Subscription.Draft(name, address, List.of(FINISHED)));
    }

    private static String said() {
        return _find(Notification.class).stream().map(each -> each.getElement().getTextRecursively()).toList()
                .toString();
    }

    @Test
    void without_webhooks_the_page_says_what_will_be_here_in_both_languages() {
        open();
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).startsWith("No program is told yet");
        speak(Locale.of("ms"));
        open();
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).startsWith("Belum ada program");
    }

    @Test
    void a_webhook_is_made_its_secret_shown_once_and_the_list_has_it() {
        open();
        press("New webhook");
        _setValue(text("Name"), "Accounting");
        _setValue(text("Address"), receiver.address("/hook"));
        _setValue(kinds(), Set.of(FINISHED));
        press("Save");

        var secret = _get(CopyField.class).getValue();
        assertThat(secret).startsWith("whsec_");
        press("Close");
        assertThat(open().getElement().getTextRecursively()).contains("Accounting", receiver.address("/hook"),
                "An import has ended", "In the name of Boss", "On").doesNotContain(secret);
    }

    @Test
    void what_cannot_be_a_webhook_is_marked_and_not_saved() {
        open();
        press("New webhook");
        press("Save");
        assertThat(text("Name").isInvalid()).isTrue();
        _setValue(text("Name"), "Accounting");
        _setValue(text("Address"), "http://elsewhere.example");
        press("Save");
        assertThat(text("Name").isInvalid()).isFalse();
        assertThat(text("Address").isInvalid()).isTrue();
        _setValue(text("Address"), "https://elsewhere.example");
        press("Save");
        assertThat(kinds().isInvalid()).isTrue();
        assertThat(subscriptions.all(boss)).isEmpty();
    }

    @Test
    void a_test_says_what_was_answered_and_stands_among_the_messages() {
        add("Accounting", receiver.address("/hook"));
        receiver.answer(500, "no more paper", Map.of());
        open();
        press("Send a test");
        assertThat(said()).contains("Accounting did not take the test. Answered 500");
        press("Send a test");
        assertThat(said()).contains("Accounting took the test. Answered 200");

        press("Messages");
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("Test", "Answered 500",
                "no more paper", "Answered 200", "1 attempt");
        assertThat(_find(_get(Dialog.class), Badge.class)).extracting(Badge::getText).containsExactly("Sent",
                "Not taken");
        _click(_find(Button.class, spec -> spec.withText("Send again")).getLast());
        assertThat(said()).contains("It is sent again now");
        assertThat(_find(_get(Dialog.class), Badge.class)).extracting(Badge::getText).containsExactly("Sent",
                "Waiting");
    }

    @Test
    void one_that_is_deleted_comes_back_by_undo() {
        add("Accounting", "https://accounting.example/hook");
        open();
        press("Edit");
        press("Delete");
        assertThat(_get(EmptyState.class).isVisible()).isTrue();
        press("Undo");

        assertThat(subscriptions.all(boss)).extracting(Subscription::name).containsExactly("Accounting");
    }

    @Test
    void one_is_paused_and_goes_on_and_gets_another_secret() {
        add("Accounting", "https://accounting.example/hook");
        open();
        press("Pause");
        assertThat(_get(_get(WebhooksView.class), Badge.class).getText()).isEqualTo("Paused");
        press("Go on");
        assertThat(_get(_get(WebhooksView.class), Badge.class).getText()).isEqualTo("On");
        press("Edit");
        press("New secret");
        assertThat(_get(CopyField.class).getValue()).startsWith("whsec_");
    }
}
