package io.saluran.platform.internal.mail;

import static io.saluran.platform.internal.sql.Tables.MAIL;

import io.saluran.db.Ids;
import io.saluran.platform.event.Events;
import io.saluran.platform.mail.Letter;
import io.saluran.platform.mail.Mail;
import java.time.Clock;
import org.jooq.DSLContext;

/// [Mail] of one bundle.
///
/// @param bundle in whose name its letters are kept
public record OutboxMail(String bundle, MailServers servers, Events events, Clock clock) implements Mail {

    /// The host's own letters.
    public static final String HOST = "saluran";

    @Override
    public boolean isSetUp() {
        return servers.current().isPresent();
    }

    @Override
    public void send(DSLContext transaction, Letter letter) {
        if (!isSetUp()) {
            throw new IllegalStateException("Mail is not set up, so " + bundle + " cannot send a letter");
        }
        transaction.insertInto(MAIL)
                .set(MAIL.ID, Ids.next())
                .set(MAIL.BUNDLE, bundle)
                .set(MAIL.RECIPIENT, letter.to())
                .set(MAIL.RECIPIENT_NAME, letter.name())
                .set(MAIL.SUBJECT, letter.subject())
                .set(MAIL.BODY, letter.text())
                .set(MAIL.QUEUED_AT, clock.instant())
                .set(MAIL.DUE_AT, clock.instant())
                .execute();
        events.publish(transaction, new MailQueued(bundle));
    }
}
