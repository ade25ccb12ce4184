package io.saluran.platform.internal.notification;

import static io.saluran.platform.internal.sql.Tables.NOTIFICATION;
import static io.saluran.platform.internal.sql.Tables.PERSON;

import io.saluran.db.Db;
import io.saluran.platform.internal.mail.MailServers;
import io.saluran.platform.mail.Letter;
import io.saluran.platform.mail.Mail;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.text.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/// One letter to each person about all that was told minutes ago and is not read.
public final class NotificationLetters {

    private final Services services;

    /// What it works with.
    ///
    /// @param mail the host's own
    public record Services(Db db, Mail mail, MailServers servers, Texts texts, Settings settings, Clock clock) {}

    public NotificationLetters(Services services) {
        this.services = services;
    }

    /// Puts the letters that are due into the outbox; each notification is in one at most.
    ///
    /// @return how many letters
    int send() {
        var server = services.servers().current();
        return services.db().write(sql -> {
            var people = new LinkedHashMap<UUID, List<Record>>();
            due(sql).forEach(row -> people.computeIfAbsent(row.get(PERSON.ID), person -> new ArrayList<>()).add(row));
            var sent = 0;
            for (var rows : people.values()) {
                // Without a server nothing goes, and nothing goes late once there is one.
                if (server.isPresent() && rows.getFirst().get(PERSON.EMAIL) != null) {
                    services.mail().send(sql, letter(rows, server.get().address()));
                    sent++;
                }
            }
            return sent;
        });
    }

    private List<Record> due(DSLContext sql) {
        var due = sql.update(NOTIFICATION)
                .setNull(NOTIFICATION.LETTER_DUE_AT)
                .where(NOTIFICATION.LETTER_DUE_AT.le(services.clock().instant()))
                .returningResult(NOTIFICATION.ID)
                .fetch(NOTIFICATION.ID);
        return new ArrayList<>(sql.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL, PERSON.LANGUAGE)
                .select(NOTIFICATION.ABOUT, NOTIFICATION.PATH, NOTIFICATION.WORDS)
                .from(NOTIFICATION)
                .join(PERSON).on(PERSON.ID.eq(NOTIFICATION.PERSON_ID))
                .where(NOTIFICATION.ID.in(due), NOTIFICATION.READ_AT.isNull(), PERSON.LEFT_AT.isNull())
                .orderBy(PERSON.ID, NOTIFICATION.TOLD_AT, NOTIFICATION.ID)
                .fetch());
    }

    private Letter letter(List<Record> rows, String address) {
        var first = rows.getFirst();
        var locale = Locale.forLanguageTag(first.get(PERSON.LANGUAGE));
        var texts = services.texts();
        var company = services.settings().company();
        var body = new StringBuilder();
        rows.forEach(row -> body.append(row.get(NOTIFICATION.ABOUT)).append('\n')
                .append(row.get(NOTIFICATION.WORDS)).append('\n')
                .append(address).append('/').append(row.get(NOTIFICATION.PATH)).append("\n\n"));
        var subject = rows.size() == 1
                ? first.get(NOTIFICATION.ABOUT)
                : texts.text(locale, "notification.letter.subject", rows.size());
        return new Letter(first.get(PERSON.EMAIL), first.get(PERSON.NAME), company + ": " + subject,
                texts.text(locale, "notification.letter.text", first.get(PERSON.NAME), body.toString().strip(),
                        address + "/notifications"));
    }
}
