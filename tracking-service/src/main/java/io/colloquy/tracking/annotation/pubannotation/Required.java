package io.colloquy.tracking.annotation.pubannotation;

import java.util.ArrayList;
import java.util.List;

/** What a document cannot be without. */
final class Required {
    private Required() {}

    static void of(Draft draft) {
        List<String> missing = new ArrayList<>();
        check(draft.sourcedb, "sourcedb", missing);
        check(draft.sourceid, "sourceid", missing);
        check(draft.text, "text", missing);
        if (!missing.isEmpty()) {
            throw new Bad(Reason.MISSING_FIELD, missing.get(0), "Missing: " + String.join(", ", missing) + ".");
        }
    }

    private static void check(String value, String name, List<String> missing) {
        if (value == null) {
            missing.add(name);
        }
    }
}
