package io.colloquy.gateway.edge;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The address under which the client reached the gateway, as its proxies tell it: scheme, and host with a port that is not the usual one. */
public record PublicUrl(String scheme, String authority) {
    private static final String KEY = "colloquy.public-url";

    public static PublicUrl of(RoutingContext context) {
        PublicUrl known = context.get(KEY);
        return known != null ? known : direct(context.request());
    }

    static void put(RoutingContext context, PublicUrl url) {
        context.put(KEY, url);
    }

    static PublicUrl direct(HttpServerRequest request) {
        return new PublicUrl(request.isSSL() ? "https" : "http", request.getHeader("Host"));
    }

    /** Whether nobody between the client and the first proxy could read along. */
    public boolean secure() {
        return scheme.equals("https");
    }

    /** As browsers write it in an Origin header. */
    public String origin() {
        return scheme + "://" + authority;
    }
}
