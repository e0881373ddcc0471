package io.colloquy.gateway.access;

import java.util.regex.Pattern;

/** A path as it may stand in a log: one that was refused may hold anything, and some links are all that opens a thing. */
final class LoggedPath {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");
    private static final Pattern LINK = Pattern.compile("^(/api/(?:shared|account/deletions)/).+");
    private static final Pattern SECRET = Pattern.compile("clq_[A-Za-z0-9_-]{7,}");

    private LoggedPath() {}

    static String of(String path) {
        if (path == null) {
            return "-";
        }
        String printable = UNPRINTABLE.matcher(path).replaceAll("?");
        return SECRET.matcher(LINK.matcher(printable).replaceAll("$1...")).replaceAll("clq_...");
    }
}
