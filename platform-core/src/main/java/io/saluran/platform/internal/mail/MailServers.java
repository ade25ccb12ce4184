package io.saluran.platform.internal.mail;

import static io.saluran.platform.internal.sql.Tables.MAIL_SERVER;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.mail.MailServer.Security;
import io.saluran.platform.internal.people.PlatformPermissions;
import java.util.Locale;
import java.util.Optional;

/// The server that an administrator has chosen, held in memory and read again when any node changes it.
public final class MailServers {

    private static final short ONE = 1;

    private final Db db;
    private final Audit audit;
    private final Events events;
    private volatile Optional<MailServer> current;

    public MailServers(Db db, Audit audit, Events events) {
        this.db = db;
        this.audit = audit;
        this.events = events;
        this.current = read();
        events.on(MailServerChanged.class, changed -> current = read());
    }

    /// Empty while nobody has chosen one.
    public Optional<MailServer> current() {
        return current;
    }

    /// Chooses a server. The audit log keeps which, and no password.
    ///
    /// @param server with an empty password for the one that is kept, as far as it is the same login at the same host
    public void choose(Viewer who, MailServer server) {
        require(who);
        var kept = server.password().isEmpty()
                ? current.filter(before -> before.host().equals(server.host())
                        && before.login().equals(server.login())).map(MailServer::password).orElse("")
                : server.password();
        db.write(who, sql -> {
            sql.insertInto(MAIL_SERVER)
                    .set(MAIL_SERVER.ID, ONE)
                    .set(MAIL_SERVER.HOST, server.host())
                    .set(MAIL_SERVER.PORT, server.port())
                    .set(MAIL_SERVER.SECURITY, server.security().key())
                    .set(MAIL_SERVER.LOGIN, server.login())
                    .set(MAIL_SERVER.PASSWORD, kept)
                    .set(MAIL_SERVER.SENDER, server.sender())
                    .set(MAIL_SERVER.ADDRESS, server.address())
                    .onConflict(MAIL_SERVER.ID)
                    .doUpdate()
                    .setAllToExcluded()
                    .execute();
            audit.record(sql, who, "mail.server-chosen", server.toString());
            events.publish(sql, new MailServerChanged(server.host()));
            return ONE;
        });
        current = read();
    }

    /// No letters any more; those on their way wait.
    public void forget(Viewer who) {
        require(who);
        db.write(who, sql -> {
            audit.record(sql, who, "mail.server-forgotten", current.map(MailServer::host).orElse(""));
            events.publish(sql, new MailServerChanged(""));
            return sql.deleteFrom(MAIL_SERVER).execute();
        });
        current = read();
    }

    static void require(Viewer who) {
        if (!who.may(PlatformPermissions.WRITE_SETTINGS)) {
            throw new IllegalStateException(who.name() + " lacks " + PlatformPermissions.WRITE_SETTINGS);
        }
    }

    private Optional<MailServer> read() {
        return db.read(sql -> sql.select(MAIL_SERVER.HOST, MAIL_SERVER.PORT, MAIL_SERVER.SECURITY, MAIL_SERVER.LOGIN,
                MAIL_SERVER.PASSWORD, MAIL_SERVER.SENDER, MAIL_SERVER.ADDRESS)
                .from(MAIL_SERVER)
                .fetchOptional(mapping((host, port, security, login, password, sender, address) -> new MailServer(host,
                        port, Security.valueOf(security.toUpperCase(Locale.ROOT)), login, password, sender, address))));
    }
}
