package io.colloquy.gateway.access;

import java.util.UUID;
import java.util.regex.Pattern;

/** The name under which one request is found in every log. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    private RequestId() {}

    /** For what the system does by itself: in parentheses, which no id of a request has, so that nobody can pass for it. */
    public static String own(String work) {
        return "(" + work + ")";
    }

    /** The client's own id where it can be logged and sent on safely, else a new one. */
    static String of(String asked) {
        return asked != null && SANE.matcher(asked).matches()
                ? asked
                : UUID.randomUUID().toString();
    }
}
