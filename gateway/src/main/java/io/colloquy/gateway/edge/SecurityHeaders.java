package io.colloquy.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What every answer says to a browser, once: whatever a service said about it is replaced. Answers are data, so nothing in
 * them may run, be framed or be taken for another type, and nothing private is kept by a cache.
 */
public final class SecurityHeaders {
    static final String CONTENT_POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final CharSequence[] ALWAYS = optimized(
            "Content-Security-Policy", CONTENT_POLICY,
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");
    private static final CharSequence STRICT_TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence YEAR = HttpHeaders.createOptimized("max-age=31536000; includeSubDomains");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence REVALIDATE = HttpHeaders.createOptimized("private, no-cache");
    private static final CharSequence SERVER = HttpHeaders.createOptimized("Server");
    private static final CharSequence POWERED_BY = HttpHeaders.createOptimized("X-Powered-By");

    private SecurityHeaders() {}

    /** Whether an answer with these headers has been here already. */
    public static boolean seen(Predicate<String> has) {
        return has.test("X-Frame-Options");
    }

    public static void set(MultiMap headers, int status, boolean secure) {
        for (int i = 0; i < ALWAYS.length; i += 2) {
            headers.set(ALWAYS[i], ALWAYS[i + 1]);
        }
        if (secure) {
            headers.set(STRICT_TRANSPORT, YEAR);
        } else {
            // In plain text browsers ignore it, and a proxy that speaks https may pass it on twice.
            headers.remove(STRICT_TRANSPORT);
        }
        headers.remove(SERVER).remove(POWERED_BY);
        cache(headers, status);
    }

    /** What has a tag may be kept by its reader, who asks again each time; all else is kept where a service said "private". */
    private static void cache(MultiMap headers, int status) {
        String said =
                String.join(", ", headers.getAll(HttpHeaders.CACHE_CONTROL)).toLowerCase(Locale.ROOT);
        boolean tagged = status == 304 || (status < 300 && headers.contains(HttpHeaders.ETAG));
        if (said.contains("no-store")) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        } else if (said.contains("private")) {
            headers.set(HttpHeaders.CACHE_CONTROL, said);
        } else {
            headers.set(HttpHeaders.CACHE_CONTROL, tagged ? REVALIDATE : NO_STORE);
        }
    }

    private static CharSequence[] optimized(String... namesAndValues) {
        CharSequence[] optimized = new CharSequence[namesAndValues.length];
        for (int i = 0; i < namesAndValues.length; i++) {
            optimized[i] = HttpHeaders.createOptimized(namesAndValues[i]);
        }
        return optimized;
    }
}
