package io.colloquy.gateway.edge;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.refusal.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What browsers ask before a page of another host may call (CORS), answered here alone and the same for every path. */
@ApplicationScoped
class CrossOrigin {
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "Content-Disposition, ETag, Idempotency-Replayed, Location, RateLimit, RateLimit-Policy, Retry-After,"
                    + " X-Attempts, X-Fallback-Reason, X-Operation-Id, X-Request-Id, X-Should-Retry, X-Stream-Guarantee");
    private static final CharSequence METHODS = HttpHeaders.createOptimized("DELETE, GET, HEAD, PATCH, POST, PUT");
    private static final CharSequence TRUE = HttpHeaders.createOptimized("true");
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");
    private static final List<CharSequence> GRANTS = List.of(
            HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
            HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS,
            HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
            HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
            HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
            HttpHeaders.ACCESS_CONTROL_MAX_AGE);
    private static final String SECONDS = "600";
    private static final String ASKED_METHOD = "Access-Control-Request-Method";
    private static final String ASKED_HEADERS = "Access-Control-Request-Headers";
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,2000}");

    private final Vertx vertx;
    private final AllowedOrigins allowed;

    CrossOrigin(Vertx vertx, AllowedOrigins allowed) {
        this.vertx = vertx;
        this.allowed = allowed;
    }

    static boolean preflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(ORIGIN)
                && request.headers().contains(ASKED_METHOD);
    }

    /** A page that is welcome may send any header: what no service knows does not pass the gateway anyway. */
    void answerPreflight(HttpServerRequest request) {
        if (!allowed.hold(request.getHeader(ORIGIN))) {
            Refusal.answer(
                    vertx,
                    request,
                    Problem.of(403, "bad-origin", "Bad origin", "ALLOWED_ORIGINS does not name this origin."));
            return;
        }
        HttpServerResponse response = request.response().setStatusCode(204);
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS)
                .putHeader(HttpHeaders.VARY, ASKED_METHOD + ", " + ASKED_HEADERS);
        String headers = request.getHeader(ASKED_HEADERS);
        if (headers != null && NAMES.matcher(headers).matches()) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
        response.end();
    }

    /** Says on any answer who may read it; what a service said about that is dropped. */
    void mark(HttpServerRequest request, MultiMap headers) {
        if (!preflight(request)) {
            forget(headers);
        }
        if (allowed.none()) {
            return;
        }
        vary(headers);
        String origin = request.getHeader(ORIGIN);
        if (origin != null && allowed.hold(origin)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, TRUE)
                    .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    private static void vary(MultiMap headers) {
        List<String> varies = headers.getAll(HttpHeaders.VARY);
        if (varies.isEmpty()) {
            headers.set(HttpHeaders.VARY, ORIGIN);
            return;
        }
        String all = String.join(", ", varies);
        boolean said = ("," + all.toLowerCase(Locale.ROOT).replace(" ", "") + ",").contains(",origin,");
        headers.set(HttpHeaders.VARY, said ? all : all + ", Origin");
    }

    private static void forget(MultiMap headers) {
        for (CharSequence name : GRANTS) {
            headers.remove(name);
        }
    }
}
