package io.saluran.platform.internal.mail;

import java.util.Locale;

/// By which server letters go, and in whose name.
///
/// @param login empty for a server that asks for none
/// @param password never shown again once it is kept
/// @param sender the address that letters come from
/// @param address by which people reach this Saluran, for links in letters; without a slash at the end
public record MailServer(
        String host, int port, Security security, String login, String password, String sender, String address) {

    /// How the connection is kept from others.
    public enum Security {
        STARTTLS, TLS, NONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Says nothing of the password, wherever it is written.
    @Override
    public String toString() {
        return host + ':' + port + ' ' + security.key();
    }
}
