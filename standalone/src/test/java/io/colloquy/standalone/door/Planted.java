package io.colloquy.standalone.door;

import java.util.List;

/**
 * Words that stand in what accounts own here and nowhere else. Whoever finds one in an answer to somebody else, in a log or in
 * a report of the suite has found a leak.
 */
final class Planted {
    /** In messages, annotations and summaries of the owner. */
    static final String OWNERS_WORD = "zibelinenquark";

    /** The same of somebody else. */
    static final String OTHERS_WORD = "moosflimmerkiste";

    /** In what is sent spoilt. */
    static final String MALFORMED_WORD = "kaltwellenfarn";

    static final String OWNERS_PASSWORD = "wachtelkoenig-tritt-7-mal";
    static final String OTHERS_PASSWORD = "sturmhaube-ohne-knopf-31";
    static final String WRONG_PASSWORD = "pflaumenmus-und-kein-ende";

    static final List<String> WORDS =
            List.of(OWNERS_WORD, OTHERS_WORD, MALFORMED_WORD, OWNERS_PASSWORD, OTHERS_PASSWORD, WRONG_PASSWORD);

    private Planted() {}
}
