package io.saluran.ui.internal.notification;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tabs;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.notification.Inbox;
import io.saluran.platform.internal.notification.NotificationChoices;
import io.saluran.platform.internal.notification.NotificationsChanged;
import io.saluran.platform.internal.notification.NotificationsForBundles;
import io.saluran.platform.internal.notification.PlatformNotifications;
import io.saluran.platform.internal.notification.StoredNotifications;
import io.saluran.platform.internal.notification.StoredReminders;
import io.saluran.platform.internal.notification.Way;
import io.saluran.platform.notification.Notification;
import io.saluran.ui.internal.shell.MainLayout;
import io.saluran.ui.testing.ShellCase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class NotificationsViewTest extends ShellCase {

    private Viewer mei;
    private Inbox inbox;
    private NotificationChoices choices;

    @BeforeEach
    void openInbox() {
        mei = viewer("Mei Ling");
        inbox = new Inbox(db, events, clock);
        choices = new NotificationChoices(db, () -> List.of(new PlatformNotifications()));
    }

    private void tell(String about, String note) {
        clock.pass(Duration.ofMinutes(1));
        db.write(sql -> {
            new NotificationsForBundles(new StoredNotifications.Services(db, host.texts(), choices, events, clock))
                    .own().tell(sql, Set.of(mei.person()), new Notification(PlatformNotifications.REMINDER, about,
                            "deals/" + about, "notification.reminder.note", List.of(note)));
            return about;
        });
        MockVaadin.clientRoundtrip(true);
    }

    private NotificationsView open() {
        return show(new NotificationsView(mei, new NotificationsView.Desk(inbox, choices, events,
                new CldrFormats(host.settings(), host.texts(), clock))));
    }

    private static String words() {
        return _get(NotificationsView.class).getElement().getTextRecursively();
    }

    private static void press(String label) {
        _click(_get(Button.class, spec -> spec.withText(label)));
        MockVaadin.clientRoundtrip(true);
    }

    private static void pressNamed(String label) {
        _click(_get(Button.class, spec -> spec.withPredicate(
                button -> button.getAriaLabel().filter(label::equals).isPresent())));
        MockVaadin.clientRoundtrip(true);
    }

    private static List<String> titles() {
        return _find(Anchor.class).stream().filter(link -> link.hasClassName("title")).map(Anchor::getText).toList();
    }

    @Test
    void an_empty_page_says_what_will_be_here() {
        open();
        assertThat(words()).contains("What others tell you, and what you wanted to be reminded of");
    }

    @Test
    void what_is_about_one_page_stands_together_and_comes_while_the_page_is_open() {
        tell("Pumps", "Call");
        tell("Valves", "Write");
        open();
        assertThat(titles()).containsExactly("Valves", "Pumps");

        tell("Pumps", "Call again");
        assertThat(titles()).containsExactly("Pumps", "Valves");
        assertThat(words()).containsSubsequence("Call again", "reminded: Call");
    }

    @Test
    void all_is_marked_as_read_and_taken_back() {
        tell("Pumps", "Call");
        open();
        press("Mark all as read");
        assertThat(inbox.unread(mei)).isZero();
        press("Undo");
        assertThat(inbox.unread(mei)).isEqualTo(1);

        pressNamed("Mark as read: Pumps");
        _get(Tabs.class).setSelectedIndex(1);
        MockVaadin.clientRoundtrip(true);
        assertThat(words()).contains("All is read.");
        _get(Tabs.class).setSelectedIndex(0);
        MockVaadin.clientRoundtrip(true);
        pressNamed("Mark as not read: Pumps");
        assertThat(inbox.unread(mei)).isEqualTo(1);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // the choices of the dialog
    void each_kind_is_told_as_one_chooses() {
        open();
        pressNamed("How you are told");
        var reminder = (Select<Way>) _get(Select.class, spec -> spec.withLabel("A reminder of mine is due"));
        assertThat(reminder.getValue()).isEqualTo(Way.HERE);
        _setValue(reminder, Way.NONE);
        tell("Pumps", "Call");
        assertThat(inbox.unread(mei)).isZero();
    }

    @Test
    void the_navigation_counts_what_is_not_read() {
        show(new MainLayout(host, mei, profiles(), new Unread(inbox, events)));
        assertThat(_find(Span.class, spec -> spec.withClasses("s-count"))).isEmpty();
        tell("Pumps", "Call");
        // As after the commit; these events come before it.
        db.write(sql -> {
            events.publish(sql, new NotificationsChanged(mei.person()));
            return mei;
        });
        MockVaadin.clientRoundtrip(true);
        assertThat(_find(Span.class, spec -> spec.withClasses("s-count"))).isNotEmpty()
                .allSatisfy(count -> assertThat(count.getText()).isEqualTo("1"));
    }

    @Test
    void a_reminder_needs_a_time_to_come_and_is_taken_back() {
        ReminderDialog.openFor(UI.getCurrent(), host.reminders(), mei);
        _setValue(_get(DateTimePicker.class),
                clock.instant().atZone(mei.zone()).toLocalDateTime().minusMinutes(1));
        _click(_get(Button.class, spec -> spec.withText("Remind me")));
        assertThat(_get(DateTimePicker.class).getErrorMessage()).isEqualTo("Choose a time that is still to come.");

        _click(_get(Button.class, spec -> spec.withText("Tomorrow morning")));
        _click(_get(Button.class, spec -> spec.withText("Remind me")));
        assertThat(_find(Dialog.class)).isEmpty();
        var path = UI.getCurrent().getInternals().getActiveViewLocation().getPath();
        assertThat(new StoredReminders(db, clock).at(mei, path)).singleElement()
                .satisfies(kept -> assertThat(kept.due().atZone(mei.zone()).getHour()).isEqualTo(9));
        press("Undo");
        assertThat(new StoredReminders(db, clock).at(mei, path)).isEmpty();
    }
}
