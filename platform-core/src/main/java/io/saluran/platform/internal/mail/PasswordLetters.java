package io.saluran.platform.internal.mail;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.mail.Letter;
import io.saluran.platform.mail.Mail;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.text.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Letters with a link to choose a password by: for who is invited, and for who has forgotten it. The address of the link
/// is the one that an administrator has chosen, never one that a request came by.
public final class PasswordLetters {

    /// How long who asks for a link waits until there is another.
    static final Duration PAUSE = Duration.ofMinutes(5);

    private final Services services;

    /// What it works with.
    ///
    /// @param mail the host's own
    public record Services(Db db, Mail mail, MailServers servers, Outbox outbox, Invitations invitations, Texts texts,
            Settings settings) {}

    public PasswordLetters(Services services) {
        this.services = services;
    }

    private record Reader(UUID id, String name, String email, String language) {}

    /// Whether letters can be sent.
    public boolean isSetUp() {
        return services.mail().isSetUp();
    }

    /// Sends the link of an invitation to whom it is for.
    ///
    /// @param secret of the link
    /// @return to which address
    /// @throws IllegalStateException if the link does not work any more, or mail is not set up
    public String invite(Viewer who, String secret) {
        if (!who.may(PlatformPermissions.WRITE_PEOPLE)) {
            throw new IllegalStateException(who.name() + " lacks " + PlatformPermissions.WRITE_PEOPLE);
        }
        var invited = services.invitations().opens(secret)
                .orElseThrow(() -> new IllegalStateException("The link does not work any more"));
        var reader = reader(invited.email()).orElseThrow();
        send(reader, "mail.invitation.subject", "mail.invitation.text", secret);
        return reader.email();
    }

    /// Sends a link to an address, if somebody signs in with it and has not just been sent one. Who asks learns nothing:
    /// call it off the UI thread, and say the same in any case.
    public void forgotten(String email) {
        reader(email.strip().toLowerCase(Locale.ROOT))
                .filter(reader -> !services.outbox().wroteLately(reader.email(), OutboxMail.HOST, PAUSE))
                .ifPresent(reader -> services.invitations().again(reader.id())
                        .ifPresent(
                                secret -> send(reader, "mail.forgotten.subject", "mail.forgotten.text", secret)));
    }

    private Optional<Reader> reader(String email) {
        return services.db().read(sql -> sql.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL, PERSON.LANGUAGE)
                .from(PERSON)
                .where(PERSON.EMAIL.eq(email), PERSON.LEFT_AT.isNull())
                .fetchOptional(mapping(Reader::new)));
    }

    private void send(Reader reader, String subject, String text, String secret) {
        var locale = Locale.forLanguageTag(reader.language());
        var company = services.settings().company();
        var link = services.servers().current().orElseThrow().address() + "/invitation/" + secret;
        var letter = new Letter(reader.email(), reader.name(), services.texts().text(locale, subject, company),
                services.texts().text(locale, text, reader.name(), company, link));
        services.db().write(sql -> {
            services.mail().send(sql, letter);
            return letter;
        });
    }
}
