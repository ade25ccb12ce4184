package io.saluran.platform.internal.webhook;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.internal.people.Permissions;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.internal.webhook.Subscription.Draft;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.people.People;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.NoRun;
import io.saluran.platform.testing.Receiver;
import io.saluran.platform.testing.TestPeople;
import io.saluran.platform.webhook.WebhookEvent;
import io.saluran.platform.webhook.WebhookSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A real database, a real server that messages are sent to, and a bundle that tells of cups of tea.
abstract class WebhookCase {

    static final String POURED = "tea.poured";
    static final String SPILT = "tea.spilt";

    final MovableClock clock = new MovableClock();
    final MemoryEvents events = new MemoryEvents();
    final Receiver receiver = new Receiver();
    final List<String> told = new ArrayList<>();
    final Map<UUID, String> cups = new HashMap<>();
    TestDatabase database;
    Db db;
    Settings settings;
    People people;
    Viewer boss;
    Subscriptions subscriptions;
    Deliveries deliveries;
    Courier courier;

    /// A cup, as a bundle's REST would answer it.
    public record Cup(UUID id, String tea) {}

    /// Tells everybody of every cup, but nobody of what is secret.
    final class Tea implements WebhookSource {

        @Override
        public List<String> kinds() {
            return List.of(POURED, SPILT);
        }

        @Override
        public Map<UUID, Object> bodies(Viewer viewer, List<WebhookEvent> happened) {
            var bodies = new HashMap<UUID, Object>();
            happened.stream().filter(event -> viewer.person().equals(event.owner()) || event.owner() == null)
                    .forEach(event -> bodies.put(event.record(),
                            new Cup(event.record(), cups.getOrDefault(event.record(), "Teh tarik"))));
            return bodies;
        }
    }

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "src/main/resources");
        db = database.db();
        var audit = new AuditLog(clock);
        settings = new CompanySettings(db, audit, events);
        people = new Directory(db, new Permissions(() -> List.of(new WebhookPermissions())));
        boss = TestPeople.in(db).administrator("Boss");
        settings.set(Viewer.system(), WebhookSettings.PRIVATE.key(), "true");
        subscriptions = new Subscriptions(new Subscriptions.Services(db, audit, settings, kinds(), clock));
        courier = new Courier(settings, clock);
        deliveries = new Deliveries(new Deliveries.Services(db, events, courier, round(), clock));
    }

    @AfterEach
    void close() {
        courier.close();
        receiver.close();
        database.close();
    }

    private WebhookKinds kinds() {
        return new WebhookKinds(() -> List.of(new Tea()));
    }

    final WebhookRound round() {
        return new WebhookRound(db, notifications(), clock);
    }

    private Notifications notifications() {
        return (transaction, who, notification) -> told.add(
                who + " " + notification.kind() + " " + notification.text() + " " + notification.arguments());
    }

    final WebhookJob node() {
        return new WebhookJob(new WebhookJob.Services(db, people, notifications(), kinds(), clock), round(), courier);
    }

    final void run() throws InterruptedException {
        node().run(new NoRun());
    }

    final Subscriptions.Created webhook(String... kinds) {
        return subscriptions.add(boss, new Draft("Tea room", receiver.address("/tea"), List.of(kinds)));
    }

    final Subscription now(UUID webhook) {
        return subscriptions.find(boss, webhook).orElseThrow();
    }

    final Deliveries.Row newest(UUID webhook) {
        return deliveries.rows(boss, webhook, null, 1).getFirst();
    }

    /// Pours a cup for everybody.
    final UUID pour(String tea) {
        var cup = Ids.next();
        cups.put(cup, tea);
        tell(new WebhookEvent(POURED, cup, null));
        return cup;
    }

    final void tell(WebhookEvent event) {
        db.write(sql -> {
            new SqlWebhooks().tell(sql, event);
            return event;
        });
    }

    final int waiting() {
        return db.read(sql -> sql.fetchCount(org.jooq.impl.DSL.table("platform.webhook_event")));
    }

}
