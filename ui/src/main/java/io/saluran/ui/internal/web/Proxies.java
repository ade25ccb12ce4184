package io.saluran.ui.internal.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who asks, and how, when a proxy asks for them. Only a trusted proxy is believed, and of the addresses that it hands on
/// only the last that is no trusted proxy itself: those before it are what the browser claims. `Forwarded` counts where
/// there is no `X-Forwarded-For`, for most proxies write the latter and pass a `Forwarded` of the browser's on.
final class Proxies implements HttpConfiguration.Customizer {

    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);

    private static final Pattern ADDRESS = Pattern
            .compile("\\[([0-9a-fA-F:.]+)](?::\\d+)?|([0-9.]+)(?::\\d+)?|([0-9a-fA-F:.]+)");

    private static final EnumSet<HttpHeader> READ = EnumSet.of(HttpHeader.FORWARDED, HttpHeader.X_FORWARDED_FOR,
            HttpHeader.X_FORWARDED_PROTO, HttpHeader.X_FORWARDED_HOST, HttpHeader.X_FORWARDED_PORT);

    private final Networks trusted;
    private final HttpConfiguration.Customizer asTold = asTold();
    private final AtomicBoolean warned = new AtomicBoolean();

    /// @param hops how many proxies stand between it and the one that asks here
    private record Client(InetAddress who, int hops) {}

    Proxies(Networks trusted) {
        this.trusted = trusted;
    }

    private static HttpConfiguration.Customizer asTold() {
        var jetty = new ForwardedRequestCustomizer();
        jetty.setForwardedHeader(null);
        jetty.setForwardedServerHeader(null);
        jetty.setForwardedHttpsHeader(null);
        jetty.setForwardedCipherSuiteHeader(null);
        jetty.setForwardedSslSessionIdHeader(null);
        return jetty;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        var headers = request.getHeaders();
        if (!headers.contains(READ)) {
            return request;
        }
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || !trusted.has(peer.getAddress())) {
            warn(request);
            return request;
        }
        var told = told(headers, peer.getAddress());
        return asTold.customize(new Request.Wrapper(request) {

            @Override
            public HttpFields getHeaders() {
                return told;
            }
        }, answer);
    }

    /// Once, for it is a setting that lacks, or somebody who tries.
    private void warn(Request request) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn("{} says for whom it asks and is not believed; if it is your proxy, name it by --trust-proxy",
                    request.getConnectionMetaData().getRemoteSocketAddress());
        }
    }

    /// The headers with one value for each thing.
    private HttpFields told(HttpFields headers, InetAddress peer) {
        var told = HttpFields.build(headers);
        var plain = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
        var elements = plain.isEmpty() ? headers.getCSV(HttpHeader.FORWARDED, true) : List.<String>of();
        var client = client(plain.isEmpty() ? elements.stream().map(each -> part(each, "for")).toList() : plain, peer);
        if (elements.isEmpty()) {
            put(told, HttpHeader.X_FORWARDED_PROTO, at(headers.getCSV(HttpHeader.X_FORWARDED_PROTO, false), client));
            put(told, HttpHeader.X_FORWARDED_HOST, at(headers.getCSV(HttpHeader.X_FORWARDED_HOST, false), client));
            put(told, HttpHeader.X_FORWARDED_PORT, at(headers.getCSV(HttpHeader.X_FORWARDED_PORT, false), client));
        } else {
            var element = at(elements, client);
            put(told, HttpHeader.X_FORWARDED_PROTO, part(element, "proto"));
            put(told, HttpHeader.X_FORWARDED_HOST, part(element, "host"));
            told.remove(HttpHeader.X_FORWARDED_PORT);
        }
        if (!plain.isEmpty() || !elements.isEmpty()) {
            put(told, HttpHeader.X_FORWARDED_FOR, client.who().getHostAddress());
        }
        return told;
    }

    /// @param addresses as the headers have them, the nearest last
    private Client client(List<String> addresses, InetAddress peer) {
        var client = new Client(peer, 0);
        for (int hops = 0; hops < addresses.size(); hops++) {
            var address = address(addresses.get(addresses.size() - 1 - hops));
            if (address == null) {
                // Not told, so nothing before it is known to be true: the proxy stands for it.
                return client;
            }
            client = new Client(address, hops);
            if (!trusted.has(address)) {
                return client;
            }
        }
        return client;
    }

    private static @Nullable InetAddress address(String text) {
        var digits = ADDRESS.matcher(text.strip());
        if (!digits.matches()) {
            return null;
        }
        var found = digits.group(1) != null ? digits.group(1) : digits.group(2);
        try {
            return InetAddress.ofLiteral(found == null ? digits.group(3) : found);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /// What the proxy told that the client came to; where fewer were told than there are proxies, the first of them.
    private static String at(List<String> told, Client client) {
        return told.isEmpty() ? "" : told.get(Math.max(0, told.size() - 1 - client.hops()));
    }

    /// A part of an element of `Forwarded`, for example `for` of `for="[2001:db8::1]:47011";proto=https`.
    private static String part(String element, String name) {
        for (var part : element.split(";", -1)) {
            var is = part.indexOf('=');
            if (is > 0 && part.substring(0, is).strip().toLowerCase(Locale.ROOT).equals(name)) {
                return part.substring(is + 1).strip().replaceFirst("^\"(.*)\"$", "$1");
            }
        }
        return "";
    }

    private static void put(HttpFields.Mutable headers, HttpHeader name, String value) {
        if (value.isEmpty()) {
            headers.remove(name);
        } else {
            headers.put(new HttpField(name, value));
        }
    }
}
