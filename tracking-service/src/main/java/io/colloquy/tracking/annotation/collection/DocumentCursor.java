package io.colloquy.tracking.annotation.collection;

import io.colloquy.tracking.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The last document of a page. The separator is one that no name of a source holds. */
record DocumentCursor(String sourcedb, String sourceid) {
    private static final String SEPARATOR = "\0";

    static final DocumentCursor START = new DocumentCursor("", "");

    static DocumentCursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int end = plain.indexOf(SEPARATOR);
            if (end >= 0 && plain.indexOf(SEPARATOR, end + 1) < 0) {
                return new DocumentCursor(plain.substring(0, end), plain.substring(end + 1));
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    String text() {
        byte[] plain = (sourcedb + SEPARATOR + sourceid).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private static RuntimeException unknown() {
        return Problems.badRequest("cursor is not one that this list gave");
    }
}
