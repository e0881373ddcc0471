package io.colloquy.gateway.edge;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.refusal.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Keeps plain http out where an operator wants that. A person's first visit is sent on to https; a request that carried a
 * secret, or that changes something, is refused instead, so that whoever sends secrets in the clear gets to know it.
 */
@ApplicationScoped
class SecureTransport {
    private static final Logger LOG = Logger.getLogger(SecureTransport.class);

    private final Vertx vertx;
    private final boolean required;

    SecureTransport(Vertx vertx, EdgeConfig config) {
        this.vertx = vertx;
        this.required = config.requireHttps();
        if (required && config.trustedProxies().isEmpty()) {
            LOG.warn("COLLOQUY_REQUIRE_HTTPS=true without TRUSTED_PROXIES: only this machine itself gets in");
        }
    }

    /** True if the request was answered and goes no further. */
    boolean refuses(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!required || PublicUrl.of(context).secure() || exempt(context)) {
            return false;
        }
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        boolean secret =
                request.headers().contains("Authorization") || request.headers().contains("Cookie");
        String authority = PublicUrl.of(context).authority();
        Problem refusal = reads && !secret && authority != null && request.path() != null
                ? Problem.of(308, "https-required", "Permanent redirect", "This is to be had by https only.")
                        .with("Location", "https://" + authority + target(request))
                : Problem.of(403, "https-required", "https required", "Secrets and changes are taken by https only.");
        Refusal.answer(vertx, request, refusal);
        return true;
    }

    private static String target(HttpServerRequest request) {
        return request.query() == null ? request.path() : request.path() + "?" + request.query();
    }

    /** Health is asked by the proxies themselves, and nobody listens on the way from this machine to itself. */
    private static boolean exempt(RoutingContext context) {
        String path = context.request().path();
        return "/health".equals(path)
                || "/health/deep".equals(path)
                || (ClientAddress.peer(context).isLoopbackAddress()
                        && !context.request().headers().contains("X-Forwarded-Proto"));
    }
}
