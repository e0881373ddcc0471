package io.colloquy.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;

/**
 * Which answers may be compressed: the large ones of reads that nobody else can have asked for. The length of a compressed
 * answer tells what is in it to whoever chose a part of it (BREACH), so credentials are never in one, nor what a page
 * of another site made a browser ask for.
 */
final class Compression {
    private static final Set<String> TEXT =
            Set.of("application/json", "application/x-ndjson", "application/yaml", "text/plain", "text/markdown");
    private static final long WORTH_IT = 1_024;
    private static final CharSequence IDENTITY = HttpHeaders.createOptimized("identity");
    private static final CharSequence BY_CODING = HttpHeaders.createOptimized("Accept-Encoding");

    private Compression() {}

    /** The server compresses what its client can read unless a coding is named already. */
    static void decide(HttpServerRequest request, int status, MultiMap headers) {
        String coding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equals("identity")) {
            return;
        }
        boolean suits = suits(request, status, headers);
        if (suits) {
            headers.add(HttpHeaders.VARY, BY_CODING);
        }
        if (suits && asked(request)) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        } else {
            headers.set(HttpHeaders.CONTENT_ENCODING, IDENTITY);
        }
    }

    private static boolean suits(HttpServerRequest request, int status, MultiMap headers) {
        return status == 200
                && request.method().equals(HttpMethod.GET)
                && TEXT.contains(media(headers.get(HttpHeaders.CONTENT_TYPE)))
                && worthIt(headers.get(HttpHeaders.CONTENT_LENGTH))
                && !holdsCredentials(request.path())
                && !tagged(headers.get(HttpHeaders.ETAG))
                && !headers.contains(HttpHeaders.SET_COOKIE)
                && !headers.contains(HttpHeaders.CONTENT_RANGE);
    }

    /** What comes with a cookie may have been sent by any page; browsers say whether it was one of ours. */
    private static boolean asked(HttpServerRequest request) {
        return !request.headers().contains(HttpHeaders.COOKIE)
                || "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static boolean holdsCredentials(String path) {
        return path == null
                || path.startsWith("/api/auth")
                || path.startsWith("/api/account")
                || path.startsWith("/api/keys")
                || path.startsWith("/api/operator")
                || path.startsWith("/api/shared")
                || path.endsWith("/shares");
    }

    /** A strong tag promises the same bytes, and what is edited by it must be named by it. */
    private static boolean tagged(String tag) {
        return tag != null && !tag.startsWith("W/");
    }

    /** An answer that does not know its length is a long one. */
    private static boolean worthIt(String length) {
        return length == null || length.length() > 9 || Long.parseLong(length) >= WORTH_IT;
    }

    private static String media(String type) {
        if (type == null) {
            return "";
        }
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
    }
}
