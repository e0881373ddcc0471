package io.colloquy.standalone.door;

import java.util.regex.Pattern;

/** What generated requests have found and nobody has mended yet; docs/decisions/0127 tells of each. Nothing is added here in silence. */
final class KnownFaults {
    /** The same name twice, as {@link Mutations} writes it. */
    private static final Pattern TWICE = Pattern.compile("\\{(\"[^\"]*\":) 1,\\1");

    private KnownFaults() {}

    static boolean explain(RawRequest request, Answer answer) {
        if (answer.status() == 500) {
            return unreadableAccept(request) || namesTwice(request);
        }
        // A service takes shorter first lines than the gateway, and says no more than the number.
        return answer.status() == 414 && answer.body().isEmpty();
    }

    /** Where an operation has answers of several types, the framework fails to parse what is accepted. */
    private static boolean unreadableAccept(RawRequest request) {
        return request.headers().stream().anyMatch(line -> line.startsWith("Accept: garbage") || line.endsWith(";q=x"));
    }

    /** A record with one field, given twice, is a failure of the JSON library instead of a complaint. */
    private static boolean namesTwice(RawRequest request) {
        return request.body() != null && TWICE.matcher(request.body()).find();
    }
}
