package io.saluran.platform.internal.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a message goes. Whoever makes webhooks must not reach what only this server reaches, so without the company's leave
/// only HTTPS to public addresses is taken.
///
/// What a name stands for is looked at just before a message goes. A name that leads elsewhere a moment later gains nothing:
/// the server there would need a certificate for that name.
record WebhookAddress(URI uri) {

    private static final int LONGEST = 2_000;
    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]");
    // What is made of digits and dots, or is in brackets, is an address itself and is not looked up.
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*\\]");

    /// @param near whether addresses inside the own network are allowed, and HTTP to this computer
    /// @return empty for what no message can go to
    static Optional<WebhookAddress> of(String text, boolean near) {
        try {
            var uri = new URI(text.strip());
            var host = uri.getHost();
            if (text.length() > LONGEST || host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                return Optional.empty();
            }
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            var open = near && scheme.equals("http") && THIS_COMPUTER.contains(host.toLowerCase(Locale.ROOT));
            return open || scheme.equals("https") ? Optional.of(new WebhookAddress(uri)) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    /// Whether it says itself that it is inside a network; of a name only looking it up tells.
    boolean isPlainlyNear() {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        if (THIS_COMPUTER.contains(host) || host.endsWith(".localhost")) {
            return true;
        }
        try {
            return NUMERIC.matcher(host).matches() && !isFar();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    /// Whether all that its name stands for lies in the public network; may wait for the network.
    boolean isFar() throws UnknownHostException {
        return List.of(InetAddress.getAllByName(uri.getHost())).stream().allMatch(WebhookAddress::isPublic);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        return bytes.length == 4 ? isPublic4(first, second, bytes[2] & 0xff) : isPublic6(first, second, bytes);
    }

    // The registry of special addresses of IPv4, RFC 6890: this network, shared space, protocols, tests, reserved.
    private static boolean isPublic4(int first, int second, int third) {
        return first != 0 && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100)))
                && !(first == 203 && second == 0 && third == 113);
    }

    // Global unicast is 2000::/3; in it 2001::/32 and 2002::/16 carry an address of IPv4, which may be any.
    private static boolean isPublic6(int first, int second, byte[] bytes) {
        return (first & 0xe0) == 0x20
                && !(first == 0x20 && second == 0x02)
                && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
    }
}
