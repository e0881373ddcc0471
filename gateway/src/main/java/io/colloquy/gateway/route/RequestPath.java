package io.colloquy.gateway.route;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form that a request target must have. The path decides who may come in and what is counted, is routed and passed on as
 * it came; so each path has one spelling, and whatever two readers could understand differently (dots, encoded slashes or
 * letters, empty segments, one at the end included, path parameters) is refused instead of cleaned up.
 */
public final class RequestPath {
    // Possessive, so that a long path costs neither stack nor time; empty segments are found by the second rule.
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@/-]++|%[0-9A-Fa-f]{2})*+");
    private static final Pattern QUERY = Pattern.compile("[\\x21\\x22\\x24-\\x7e]*");
    private static final Pattern TWO_MEANINGS = Pattern.compile("//|/\\.{1,2}(/|$)|%2f|%5c|%3b|%[01][0-9a-f]|%7f");
    /** RFC 3986, 6.2.2.2: a letter, digit or one of {@code - . _ ~} means the same in either spelling, so services decode it. */
    private static final Pattern UNRESERVED =
            Pattern.compile("%(?:3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a]|2[de]|5f|7e)");

    private RequestPath() {}

    public static void check(String path, String query) {
        if (path == null || !PATH.matcher(path).matches()) {
            throw refusal("The path must consist of non-empty segments of ordinary or percent-encoded characters.");
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (TWO_MEANINGS.matcher(lower).find()) {
            throw refusal("The path must not contain dot segments, empty segments, or encoded separators or controls.");
        }
        if (UNRESERVED.matcher(lower).find()) {
            throw refusal("The path must not contain percent-encoded letters, digits, or any of - . _ ~");
        }
        if (path.length() > 1 && path.endsWith("/")) {
            throw new Refused(Problem.of(404, "no-such-path", "No such path", "No path here ends with a slash."));
        }
        if (query != null && !QUERY.matcher(query).matches()) {
            throw refusal("The query must be percent-encoded ASCII.");
        }
    }

    private static Refused refusal(String detail) {
        return new Refused(Problem.of(400, "malformed-path", "Malformed path", detail));
    }
}
