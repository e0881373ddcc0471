package io.colloquy.gateway.forward;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request must look like before it is passed on: one meaning only, and a body that a service can read. */
final class RequestForm {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern MEDIA = Pattern.compile("(?i)(multipart/form-data|application/(json|[\\w.-]+\\+json"
            + "|x-ndjson|jsonl|octet-stream|zip|gzip|x-gzip|x-tar))\\s*(;.*)?");

    private static final Pattern TYPE = Pattern.compile("[^/;\\s]+/[^/;\\s]+\\s*(;.*)?");

    private static final long OWN = 16 * 1024;
    private static final long SMALL = 1024 * 1024;

    private RequestForm() {}

    static void check(HttpServerRequest request, long maxBody) {
        if (!METHODS.contains(request.method().name())) {
            throw new Refused(
                    Problem.of(405, "method-not-allowed", "Method not allowed", "No operation has this method.")
                            .with("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
        }
        if (hasBody(request)) {
            body(request, maxBody);
        }
    }

    /** What the gateway reads itself it reads whole: a few fields, whose length is known before. */
    static void checkOwn(HttpServerRequest request) {
        if (chunked(request)) {
            throw new Refused(Problem.of(
                    411, "length-required", "Length required", "The body of this operation needs a Content-Length."));
        }
        if (hasBody(request)) {
            body(request, OWN);
        }
    }

    static boolean hasBody(HttpServerRequest request) {
        return chunked(request) || length(request) > 0;
    }

    /** Whether its body may rightly take minutes to arrive. */
    static boolean upload(HttpServerRequest request) {
        return chunked(request) || length(request) > SMALL;
    }

    static boolean chunked(HttpServerRequest request) {
        return request.getHeader("Transfer-Encoding") != null;
    }

    /** The announced length, 0 when there is none. */
    static long length(HttpServerRequest request) {
        String value = request.getHeader("Content-Length");
        try {
            return value == null ? 0 : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw malformed("Content-Length is not a number.");
        }
    }

    static Refused tooLarge(long maxBody) {
        return new Refused(Problem.of(
                413, "body-too-large", "Body too large", "The body must not be larger than " + maxBody + " bytes."));
    }

    /** What is wrong with this could make two readers see two different requests. */
    static void framing(HttpServerRequest request) {
        List<String> codings = request.headers().getAll("Transfer-Encoding");
        if (codings.size() > 1 || codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("chunked"))) {
            throw malformed("The only transfer coding is chunked.");
        }
        if (request.headers().getAll("Host").size() > 1) {
            throw malformed("There is more than one Host header.");
        }
        if (length(request) < 0) {
            throw malformed("Content-Length is negative.");
        }
    }

    /** A framework that chooses between operations by headers that it cannot read fails instead of refusing. */
    static void accepted(HttpServerRequest request) {
        if (request.headers().getAll("Accept").stream().anyMatch(types -> !AcceptHeader.isReadable(types))) {
            throw malformed("Accept is not a list of media types.");
        }
        if (request.headers().getAll("Content-Type").size() > 1) {
            throw malformed("There is more than one Content-Type header.");
        }
        // One that comes without a body means nothing, and is read all the same.
        String media = request.getHeader("Content-Type");
        if (!hasBody(request)
                && media != null
                && !media.isBlank()
                && !TYPE.matcher(media.trim()).matches()) {
            throw malformed("Content-Type is not a media type.");
        }
    }

    private static void body(HttpServerRequest request, long maxBody) {
        if (length(request) > maxBody) {
            throw tooLarge(maxBody);
        }
        String coding = request.getHeader("Content-Encoding");
        if (coding != null && !coding.trim().toLowerCase(Locale.ROOT).equals("identity")) {
            throw unsupported("The body must be sent without a content coding.", "Accept-Encoding", "identity");
        }
        String media = request.getHeader("Content-Type");
        if (media == null || !MEDIA.matcher(media.trim()).matches()) {
            throw unsupported(
                    "A body is application/json or multipart/form-data, and Content-Type says which.",
                    "Accept",
                    "application/json, multipart/form-data");
        }
    }

    private static Refused unsupported(String detail, String header, String value) {
        return new Refused(Problem.of(415, "unsupported-media-type", "Unsupported media type", detail)
                .with(header, value));
    }

    private static Refused malformed(String detail) {
        return new Refused(Problem.of(400, "malformed-request", "Malformed request", detail));
    }
}
