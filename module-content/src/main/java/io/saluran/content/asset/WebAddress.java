package io.saluran.content.asset;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// An address in the web that may be linked to.
///
/// @param text with scheme
record WebAddress(String text) {

    private static final int LONGEST = 2_000;

    /// Reads what a person typed or pasted; `https://` may be missing. Empty for what is not an address of a web page, and
    /// for one that carries a password.
    static Optional<WebAddress> read(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var whole = text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:(//.*|[^0-9].*)") ? text : "https://" + text;
        try {
            var uri = new URI(whole.replace(" ", "%20"));
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            var authority = uri.getRawAuthority();
            if (!scheme.matches("https?") || authority == null || authority.contains("@") || !isHost(authority)) {
                return Optional.empty();
            }
            return Optional.of(new WebAddress(uri.toASCIIString()));
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isHost(String authority) {
        var host = IDN.toASCII(authority.replaceFirst(":\\d{1,5}$", ""));
        return host.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+\\.?");
    }

    /// What a person knows the page by, for example `aliran.example`.
    static String host(String address) {
        return address.replaceFirst("(?i)^https?://(www\\.)?", "").replaceFirst("[/?#].*$", "");
    }
}
