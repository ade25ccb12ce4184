package io.saluran.ui.testing;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.mail.MailForBundles;
import io.saluran.platform.internal.mail.MailServer;
import io.saluran.platform.internal.mail.MailServer.Security;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.internal.mail.Outbox;
import io.saluran.platform.internal.mail.PasswordLetters;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.internal.setting.CompanySettings;
import java.time.Clock;

/// Letters about passwords that stay in the outbox, for nobody delivers them.
public final class TestLetters {

    private TestLetters() {}

    /// Mail is set up as far as the database says so, see [#setUp].
    public static PasswordLetters of(Db db, Clock clock, Events events) {
        var audit = new AuditLog(clock);
        var servers = new MailServers(db, audit, events);
        return new PasswordLetters(new PasswordLetters.Services(db, new MailForBundles(servers, events, clock).own(),
                servers, new Outbox(db, events, clock), new Invitations(db, audit, events, clock),
                ClassPathTexts.catalogue(), new CompanySettings(db, audit, events)));
    }

    /// Chooses a server that is nowhere.
    public static void setUp(Db db, Clock clock, Events events) {
        new MailServers(db, new AuditLog(clock), events).choose(Viewer.system(),
                new MailServer("mail.aliran.example", 587,
                        Security.STARTTLS, "", "", "post@aliran.example", "https://saluran.aliran.example"));
    }
}
