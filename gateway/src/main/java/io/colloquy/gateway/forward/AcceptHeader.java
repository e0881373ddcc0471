package io.colloquy.gateway.forward;

import java.util.regex.Pattern;

/** Whether an Accept header (RFC 9110, 12.5.1) can be read; as kindly as clients need it that are older than the rules. */
final class AcceptHeader {
    /** A type, or the lone star that old clients send, and its parameters. */
    private static final Pattern RANGE = Pattern.compile(
            "\\s*(?:\\*|[^/;\\s]++/[^/;\\s]++)\\s*(?:;\\s*(?:[qQ]=[01]?(?:\\.\\d{0,9})?(?<=[\\d.])|(?![qQ]=)[^;]*+)\\s*)*+");

    private AcceptHeader() {}

    static boolean isReadable(String value) {
        for (String range : value.split(",", -1)) {
            if (!RANGE.matcher(range).matches()) {
                return false;
            }
        }
        return true;
    }
}
