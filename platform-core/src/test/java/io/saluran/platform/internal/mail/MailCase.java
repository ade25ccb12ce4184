package io.saluran.platform.internal.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.mail.MailServer.Security;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.mail.Letter;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.MovableClock;
import io.saluran.platform.testing.NoRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A real database, and a real server for mail on a port of its own.
abstract class MailCase {

    static final Viewer ADMIN = Viewer.system();
    static final String PASSWORD = "s3cr3t-of-the-post";

    final MovableClock clock = new MovableClock();
    final MemoryEvents events = new MemoryEvents();
    final Audit audit = new AuditLog(clock);
    final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    TestDatabase database;
    Db db;
    MailServers servers;
    Outbox outbox;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "src/main/resources");
        db = database.db();
        servers = new MailServers(db, audit, events);
        outbox = new Outbox(db, events, clock);
        post.setUser("post@aliran.example", "aliran", PASSWORD);
        post.start();
    }

    @AfterEach
    void close() {
        post.stop();
        database.close();
    }

    MailServer server(String password) {
        return new MailServer("127.0.0.1", post.getSmtp().getPort(), Security.NONE, "aliran", password,
                "post@aliran.example", "https://saluran.aliran.example");
    }

    OutboxMail mail(String bundle) {
        return new OutboxMail(bundle, servers, events, clock);
    }

    void send(Letter letter) {
        db.write(sql -> {
            mail("example.map").send(sql, letter);
            return letter;
        });
    }

    static Letter letter(String to) {
        return new Letter(to, "Mei Ling", "Peta wilayah – siap", "Salam,\n\npeta sudah siap: 100 % ✓\n");
    }

    void deliver() throws InterruptedException {
        new MailDelivery(servers, outbox, new CompanySettings(db, audit, events)).run(new NoRun());
    }
}
