package io.colloquy.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What holds for every request before anybody asks who sent it, and for every answer whoever gave it. */
@ApplicationScoped
class Edge {
    private static final int AFTER_ACCESS = 1900;

    private final TrustedProxies proxies;
    private final SecureTransport transport;
    private final CrossOrigin crossOrigin;

    Edge(TrustedProxies proxies, SecureTransport transport, CrossOrigin crossOrigin) {
        this.proxies = proxies;
        this.transport = transport;
        this.crossOrigin = crossOrigin;
    }

    void observe(@Observes Filters filters) {
        filters.register(this::pass, AFTER_ACCESS);
    }

    private void pass(RoutingContext context) {
        proxies.tell(context);
        // Handlers that are added later run earlier, so this one sees the answer as it goes out.
        context.addHeadersEndHandler(headersEnd -> leave(context));
        if (transport.refuses(context)) {
            return;
        }
        if (CrossOrigin.preflight(context.request())) {
            crossOrigin.answerPreflight(context.request());
        } else {
            context.next();
        }
    }

    private void leave(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        SecurityHeaders.set(
                response.headers(),
                response.getStatusCode(),
                PublicUrl.of(context).secure());
        Compression.decide(request, response.getStatusCode(), response.headers());
        crossOrigin.mark(request, response.headers());
        link(context, response.headers());
    }

    /** Services make absolute links from the host that they were asked by; behind a proxy the client knows another. */
    private static void link(RoutingContext context, MultiMap headers) {
        String location = headers.get(HttpHeaders.LOCATION);
        if (location == null || !location.startsWith("http://")) {
            return;
        }
        String direct = "http://" + context.request().getHeader(HttpHeaders.HOST);
        if (location.startsWith(direct + "/")) {
            headers.set(HttpHeaders.LOCATION, PublicUrl.of(context).origin() + location.substring(direct.length()));
        }
    }
}
