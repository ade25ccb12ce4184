package io.saluran.platform.internal.mail;

import io.saluran.platform.mail.Letter;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// Hands letters to a server, by SMTP.
final class Postman {

    private static final String CONNECT = Long.toString(Duration.ofSeconds(10).toMillis());
    private static final String ANSWER = Long.toString(Duration.ofSeconds(20).toMillis());
    // RFC 5321, 4.2.1: a reply that begins with five says never.
    private static final int NEVER = 500;

    private final MailServer server;
    private final String company;
    private final Session session;

    /// @param company the name beside the sender's address
    Postman(MailServer server, String company) {
        this.server = server;
        this.company = company;
        this.session = session(server);
    }

    /// A letter was not taken.
    static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean forGood;

        NotTaken(String why, boolean forGood, Throwable cause) {
            super(why, cause);
            this.forGood = forGood;
        }

        /// Whether it makes no sense to try again.
        boolean isForGood() {
            return forGood;
        }
    }

    private static Session session(MailServer server) {
        var settings = new Properties();
        settings.put("mail.smtp.host", server.host());
        settings.put("mail.smtp.port", Integer.toString(server.port()));
        settings.put("mail.smtp.connectiontimeout", CONNECT);
        settings.put("mail.smtp.timeout", ANSWER);
        settings.put("mail.smtp.writetimeout", ANSWER);
        settings.put("mail.smtp.auth", Boolean.toString(!server.login().isEmpty()));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case STARTTLS -> {
                settings.put("mail.smtp.starttls.enable", "true");
                // Without this a man in the middle takes the offer away and reads the password.
                settings.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> settings.put("mail.smtp.ssl.enable", "true");
            case NONE -> {
                // A server on the same machine or network.
            }
        }
        return Session.getInstance(settings, server.login().isEmpty() ? null : new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(server.login(), server.password());
            }
        });
    }

    /// Waits for the server, half a minute at most for each thing that it is told.
    void send(Letter letter) throws NotTaken {
        try {
            var message = new MimeMessage(session);
            message.setFrom(new InternetAddress(server.sender(), company, StandardCharsets.UTF_8.name()));
            message.setRecipient(RecipientType.TO,
                    new InternetAddress(letter.to(), letter.name(), StandardCharsets.UTF_8.name()));
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            message.setHeader("Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)));
            // RFC 3834: nobody's holiday notice answers it.
            message.setHeader("Auto-Submitted", "auto-generated");
            Transport.send(message);
        } catch (MessagingException problem) {
            throw new NotTaken(words(problem), isForGood(problem), problem);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("Every Java has UTF-8", impossible);
        }
    }

    private static boolean isForGood(@Nullable Throwable problem) {
        return switch (problem) {
            case SMTPAddressFailedException address -> address.getReturnCode() >= NEVER;
            case SMTPSenderFailedException sender -> sender.getReturnCode() >= NEVER;
            case SMTPSendFailedException send -> send.getReturnCode() >= NEVER || isForGood(send.getNextException());
            case MessagingException other -> isForGood(other.getNextException());
            case null, default -> false;
        };
    }

    /// The reason that the server gave, or the network.
    private static String words(MessagingException problem) {
        var last = problem;
        while (last.getNextException() instanceof MessagingException next) {
            last = next;
        }
        var cause = last.getNextException();
        var text = String.valueOf(last.getMessage()).strip();
        return cause == null || cause.getMessage() == null ? text : text + " (" + cause.getMessage().strip() + ')';
    }
}
