package io.saluran.ui.internal.web;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Networks by their addresses, for example `10.0.0.0/8` and `fd00::/8`.
public final class Networks {

    /// This machine.
    public static final Networks LOOPBACK = of("127.0.0.0/8,::1");

    private static final String NONE = "none";

    private final List<Network> networks;

    /// @param bits how many bits of an address tell that it is one of the network
    private record Network(InetAddress start, int bits) {

        boolean has(InetAddress address) {
            return address.getClass() == start.getClass() && prefix(address).equals(prefix(start));
        }

        /// Whether the address is the network's first and not one in the midst of it.
        boolean isWhole() {
            return prefix(start).shiftLeft(length() - bits).equals(number(start));
        }

        int length() {
            return start.getAddress().length * Byte.SIZE;
        }

        private BigInteger prefix(InetAddress address) {
            return number(address).shiftRight(length() - bits);
        }

        private static BigInteger number(InetAddress address) {
            return new BigInteger(1, address.getAddress());
        }
    }

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /// @param text networks and addresses in digits, parted by commas; `none` for none
    /// @throws IllegalArgumentException with a sentence that says which of them is wrong
    public static Networks of(String text) {
        return text.strip().equals(NONE)
                ? new Networks(List.of())
                : new Networks(Stream.of(text.split(",", -1)).map(String::strip).map(Networks::network).toList());
    }

    private static Network network(String text) {
        var slash = text.indexOf('/');
        var digits = slash < 0 ? text : text.substring(0, slash);
        var start = literal(digits, text);
        var most = new Network(start, 0).length();
        var bits = slash < 0 ? most : bits(text, text.substring(slash + 1), most);
        var network = new Network(start, bits);
        if (!network.isWhole()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is an address within a network; write the network by its"
                            + " first address, or the address alone.");
        }
        return network;
    }

    private static InetAddress literal(String digits, String text) {
        try {
            return InetAddress.ofLiteral(digits);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("\"" + text + "\" is no network such as 10.0.0.0/8 or fd00::/8, nor an"
                    + " address in digits.", unreadable);
        }
    }

    private static int bits(String text, String digits, int most) {
        // No sign and no more digits than it takes, which Integer would allow.
        if (digits.matches("\\d{1,3}") && Integer.parseInt(digits) <= most) {
            return Integer.parseInt(digits);
        }
        throw new IllegalArgumentException("\"" + text + "\" needs a number from 0 to " + most + " after the slash.");
    }

    boolean has(InetAddress address) {
        return networks.stream().anyMatch(network -> network.has(address));
    }
}
