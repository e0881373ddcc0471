package io.colloquy.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is true of every request before anybody asks who sent it: where it came from, and under which name. */
@ApplicationScoped
class Edge {
    private static final int AFTER_ACCESS = 1900;
    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final TrustedProxies proxies;

    Edge(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    void observe(@Observes Filters filters) {
        filters.register(this::pass, AFTER_ACCESS);
    }

    private void pass(RoutingContext context) {
        if (!proxies.none()) {
            believe(context, ClientAddress.peer(context));
        }
        context.next();
    }

    private void believe(RoutingContext context, InetAddress peer) {
        if (!proxies.hold(peer)) {
            return;
        }
        MultiMap headers = context.request().headers();
        ClientAddress.put(context, proxies.client(peer, headers.getAll("X-Forwarded-For")));
        PublicUrl direct = PublicUrl.direct(context.request());
        String proto = last(headers.getAll("X-Forwarded-Proto")).toLowerCase(Locale.ROOT);
        String host = last(headers.getAll("X-Forwarded-Host"));
        PublicUrl.put(
                context,
                new PublicUrl(
                        proto.equals("http") || proto.equals("https") ? proto : direct.scheme(),
                        AUTHORITY.matcher(host).matches() ? host : direct.authority()));
    }

    /** The nearest proxy's own word stands last. */
    private static String last(List<String> values) {
        String all = String.join(",", values);
        return all.substring(all.lastIndexOf(',') + 1).trim();
    }
}
