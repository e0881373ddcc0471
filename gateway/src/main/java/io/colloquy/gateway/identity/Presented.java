package io.colloquy.gateway.identity;

import io.colloquy.gateway.edge.PublicUrl;
import io.colloquy.gateway.identity.Credential.Kind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * What a request says about who sent it.
 *
 * @param secret empty where it cannot be one, or where there is more than one
 * @param byCookie whether a browser added it by itself, so that another site may be behind the request
 */
record Presented(Optional<Secret> secret, boolean byCookie) {
    private static final String BEARER = "Bearer ";

    /** Empty for a request that says nothing about it. */
    static Optional<Presented> of(RoutingContext context) {
        HttpServerRequest request = context.request();
        List<String> bearers = request.headers().getAll("Authorization");
        if (!bearers.isEmpty()) {
            return Optional.of(new Presented(bearers.size() == 1 ? bearer(bearers.get(0)) : Optional.empty(), false));
        }
        List<String> jars = request.headers().getAll("Cookie");
        if (jars.isEmpty()) {
            return Optional.empty();
        }
        List<String> cookies = SessionCookie.values(jars, PublicUrl.of(context));
        return cookies.isEmpty() ? Optional.empty() : Optional.of(new Presented(session(cookies), true));
    }

    private static Optional<Secret> bearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Secret.parse(header.substring(BEARER.length()).trim())
                : Optional.empty();
    }

    private static Optional<Secret> session(List<String> cookies) {
        return cookies.size() == 1
                ? Secret.parse(cookies.get(0)).filter(secret -> secret.kind() == Kind.SESSION)
                : Optional.empty();
    }
}
