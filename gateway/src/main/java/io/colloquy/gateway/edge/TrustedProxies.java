package io.colloquy.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The proxies whose word on where a request came from is believed; nobody, unless an operator named some. */
@ApplicationScoped
public class TrustedProxies {
    private static final Logger LOG = Logger.getLogger(TrustedProxies.class);

    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final List<Network> networks;

    TrustedProxies(EdgeConfig config) {
        this.networks = networks(config.trustedProxies().orElse(List.of()));
    }

    /** Notes where the request came from and by which name, if the other end of its connection is to be believed. */
    void tell(RoutingContext context) {
        // Noted now, because a connection that is gone has no address.
        InetAddress peer = ClientAddress.peer(context);
        ClientAddress.put(context, peer);
        if (!hold(peer)) {
            return;
        }
        MultiMap headers = context.request().headers();
        ClientAddress.put(context, client(peer, headers.getAll("X-Forwarded-For")));
        PublicUrl direct = PublicUrl.direct(context.request());
        String scheme = last(headers.getAll("X-Forwarded-Proto")).toLowerCase(Locale.ROOT);
        String host = last(headers.getAll("X-Forwarded-Host"));
        PublicUrl.put(
                context,
                new PublicUrl(
                        scheme.equals("http") || scheme.equals("https") ? scheme : direct.scheme(),
                        AUTHORITY.matcher(host).matches() ? host : direct.authority()));
    }

    public boolean hold(InetAddress address) {
        for (Network network : networks) {
            if (network.holds(address)) {
                return true;
            }
        }
        return false;
    }

    /** The nearest address that no trusted proxy has, read from the end: what stands before it, anybody may have written. */
    InetAddress client(InetAddress peer, List<String> forwardedFor) {
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        InetAddress nearest = peer;
        for (int hop = hops.length - 1; hop >= 0 && hold(nearest); hop--) {
            Optional<InetAddress> before = Network.address(withoutPort(hops[hop].trim()));
            if (before.isEmpty()) {
                break;
            }
            nearest = before.get();
        }
        return nearest;
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    /** The nearest proxy's own word stands last. */
    private static String last(List<String> values) {
        String all = String.join(",", values);
        return all.substring(all.lastIndexOf(',') + 1).trim();
    }

    private static List<Network> networks(List<String> entries) {
        List<Network> networks = new ArrayList<>();
        for (String entry : entries) {
            Optional<Network> network = Network.parse(entry.trim());
            if (network.isEmpty()) {
                LOG.warnf("TRUSTED_PROXIES=%s is not an address or a network like 10.0.0.0/8; left out", entry);
            }
            network.ifPresent(networks::add);
        }
        return List.copyOf(networks);
    }
}
