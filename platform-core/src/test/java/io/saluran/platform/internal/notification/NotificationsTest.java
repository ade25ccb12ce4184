package io.saluran.platform.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.mail.MailDelivery;
import io.saluran.platform.internal.mail.MailServer;
import io.saluran.platform.internal.mail.MailServer.Security;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.internal.mail.Outbox;
import io.saluran.platform.internal.mail.OutboxMail;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.NotificationKind;
import io.saluran.platform.notification.Reminder;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.NoRun;
import io.saluran.platform.testing.TestPeople;
import io.saluran.platform.testing.TestTexts;
import io.saluran.platform.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class NotificationsTest {

    private static final String MENTION = "test.mention";
    private static final String QUIET = "test.quiet";

    private final MovableClock clock = new MovableClock();
    private final MemoryEvents events = new MemoryEvents();
    private final Texts texts = TestTexts.ofClassPath();
    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private TestDatabase database;
    private Db db;
    private TestPeople people;
    private MailServers servers;
    private NotificationChoices choices;
    private StoredNotifications notifications;
    private StoredReminders reminders;
    private Inbox inbox;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "src/main/resources");
        db = database.db();
        people = TestPeople.in(db);
        servers = new MailServers(db, new AuditLog(clock), events);
        choices = new NotificationChoices(db, () -> List.of(new PlatformNotifications(), () -> List.of(
                new NotificationKind(MENTION, true), new NotificationKind(QUIET, false))));
        notifications = new StoredNotifications("test", new StoredNotifications.Services(db, texts, choices, events,
                clock));
        reminders = new StoredReminders(db, clock);
        inbox = new Inbox(db, events, clock);
        post.start();
    }

    @AfterEach
    void close() {
        post.stop();
        database.close();
    }

    private UUID person(String name) {
        return people.person(name, name.toLowerCase(java.util.Locale.ROOT) + "@aliran.example",
                "a long test phrase");
    }

    private Viewer viewer(UUID person) {
        return people.viewer(person, "own");
    }

    private void tell(String kind, String about, UUID... to) {
        db.write(sql -> {
            notifications.tell(sql, Set.of(to), new Notification(kind, about, "deals/" + about, "some.key",
                    List.of(about)));
            return about;
        });
    }

    private List<String> told(UUID person) {
        return inbox.rows(viewer(person), null, false, 50).stream().map(Inbox.Row::about).toList();
    }

    private void round() throws InterruptedException {
        var settings = new CompanySettings(db, new AuditLog(clock), events);
        new NotificationRound(db, new NotificationRound.Parts(reminders, notifications,
                new NotificationLetters(new NotificationLetters.Services(db,
                        new OutboxMail(OutboxMail.HOST, servers, events, clock), servers, texts, settings, clock))),
                clock).run(new NoRun());
        new MailDelivery(servers, new Outbox(db, events, clock), settings).run(new NoRun());
    }

    private void setUpMail() {
        servers.choose(Viewer.system(), new MailServer("127.0.0.1", post.getSmtp().getPort(), Security.NONE, "", "",
                "post@aliran.example", "https://saluran.aliran.example"));
    }

    @Test
    void who_is_told_sees_it_newest_first_and_nobody_else_does() {
        var mei = person("Mei");
        var hafiz = person("Hafiz");
        tell(QUIET, "pumps", mei);
        clock.pass(Duration.ofMinutes(1));
        tell(QUIET, "valves", mei, hafiz);

        assertThat(told(mei)).containsExactly("valves", "pumps");
        assertThat(told(hafiz)).containsExactly("valves");
        assertThat(inbox.unread(viewer(mei))).isEqualTo(2);
        assertThat(events.published()).contains(new NotificationsChanged(mei), new NotificationsChanged(hafiz));
    }

    @Test
    void nothing_is_told_when_what_happened_is_rolled_back() {
        var mei = person("Mei");
        assertThatThrownBy(() -> db.write(sql -> {
            notifications.tell(sql, Set.of(mei), new Notification(QUIET, "pumps", "deals/1", "some.key", List.of()));
            throw new IllegalStateException("rolled back");
        })).hasMessage("rolled back");
        assertThat(told(mei)).isEmpty();
    }

    @Test
    void who_does_not_want_a_kind_or_has_left_is_not_told() {
        var mei = person("Mei");
        var gone = person("Gone");
        choices.choose(viewer(mei), QUIET, Way.NONE);
        db.write(sql -> sql.execute("update platform.person set left_at = now() where id = ?", gone));
        tell(QUIET, "pumps", mei, gone);
        tell(MENTION, "valves", mei);

        assertThat(told(mei)).containsExactly("valves");
        assertThat(told(gone)).isEmpty();
        assertThat(choices.of(viewer(mei))).containsEntry(QUIET, Way.NONE).containsEntry(MENTION, Way.LETTER)
                .containsEntry(PlatformNotifications.REMINDER, Way.HERE);
    }

    @Test
    void what_is_read_is_taken_back_and_is_ones_own_only() {
        var mei = person("Mei");
        var hafiz = person("Hafiz");
        tell(QUIET, "pumps", mei);
        tell(QUIET, "valves", mei);
        var rows = inbox.rows(viewer(mei), null, false, 50);

        assertThat(inbox.mark(viewer(hafiz), List.of(rows.getFirst().id()), true)).isEmpty();
        assertThat(inbox.mark(viewer(mei), List.of(rows.getFirst().id()), true)).containsExactly(
                rows.getFirst().id());
        assertThat(inbox.rows(viewer(mei), null, true, 50)).extracting(Inbox.Row::id)
                .containsExactly(rows.getLast().id());
        var all = inbox.markAll(viewer(mei));
        assertThat(all).as("only what was not read").containsExactly(rows.getLast().id());
        inbox.mark(viewer(mei), all, false);
        assertThat(inbox.unread(viewer(mei))).isEqualTo(1);
        assertThat(inbox.rows(viewer(mei), rows.getFirst(), false, 50)).extracting(Inbox.Row::id)
                .containsExactly(rows.getLast().id());
    }

    @Test
    void one_letter_tells_of_all_that_is_not_read_after_minutes() throws Exception {
        setUpMail();
        var mei = person("Mei");
        tell(MENTION, "pumps", mei);
        tell(MENTION, "valves", mei);
        tell(MENTION, "cranes", mei);
        tell(QUIET, "ropes", mei);
        round();
        assertThat(post.getReceivedMessages()).as("she may be at the screen").isEmpty();

        inbox.mark(viewer(mei), inbox.rows(viewer(mei), null, false, 50).stream()
                .filter(row -> row.about().equals("cranes")).map(Inbox.Row::id).toList(), true);
        clock.pass(StoredNotifications.PATIENCE.plusSeconds(1));
        round();
        round();
        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(String.valueOf(post.getReceivedMessages()[0].getContent()))
                .contains("https://saluran.aliran.example/deals/pumps", "https://saluran.aliran.example/deals/valves")
                .doesNotContain("cranes").doesNotContain("ropes");
    }

    @Test
    void no_letter_goes_late_when_mail_is_set_up_afterwards() throws Exception {
        var mei = person("Mei");
        tell(MENTION, "pumps", mei);
        clock.pass(Duration.ofHours(1));
        round();
        setUpMail();
        round();
        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(told(mei)).containsExactly("pumps");
    }

    @Test
    void a_reminder_comes_once_at_its_time_and_is_seen_by_nobody_else() throws Exception {
        var mei = person("Mei");
        var hafiz = person("Hafiz");
        var reminder = new Reminder(Ids.next(), "deals/1", "Pumps", "Ask for the drawing",
                clock.instant().plus(Duration.ofHours(1)));
        reminders.set(viewer(mei), reminder);
        reminders.set(viewer(hafiz), new Reminder(reminder.id(), "deals/1", "Pumps", "mine", clock.instant()));
        assertThat(reminders.at(viewer(mei), "deals/1")).containsExactly(reminder);
        assertThat(reminders.at(viewer(hafiz), "deals/1")).isEmpty();
        reminders.remove(viewer(hafiz), reminder.id());
        round();
        assertThat(told(mei)).isEmpty();

        clock.pass(Duration.ofHours(1));
        round();
        round();
        assertThat(told(mei)).containsExactly("Pumps");
        assertThat(reminders.at(viewer(mei), "deals/1")).isEmpty();
    }

    @Test
    void what_is_old_is_forgotten() throws Exception {
        var mei = person("Mei");
        tell(QUIET, "pumps", mei);
        clock.pass(Duration.ofDays(91));
        tell(QUIET, "valves", mei);
        round();
        assertThat(told(mei)).containsExactly("valves");
    }
}
