package io.colloquy.summary.importing.whatsapp;

/** What a message is, by what WhatsApp put in place of a text. */
final class Kinds {
    static final String TEXT = "text";
    static final String MEDIA = "media";
    static final String SYSTEM = "system";

    private static final char LEFT_TO_RIGHT_MARK = '\u200E';

    private Kinds() {}

    /** Kind of a message that has an author; its first line decides. */
    static String authored(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        String clean = Matching.clean(first);
        if (clean.isBlank()) {
            // A photo that can be opened once leaves nothing but its author.
            return end < 0 ? MEDIA : TEXT;
        }
        if (OwnLines.omitted(clean) || OwnLines.attached(clean) || OwnLines.place(clean) || marked(first)) {
            return MEDIA;
        }
        return OwnLines.tombstone(clean) || missedCall(first, clean) ? SYSTEM : TEXT;
    }

    /** On an iPhone the chat's name stands where the author would be, and a mark before what nobody wrote. */
    static boolean notice(String text) {
        if (text.isEmpty()) {
            return false;
        }
        String clean = Matching.clean(text, 0, Math.min(text.length(), 120));
        return OwnLines.notice(clean)
                || (text.charAt(0) == LEFT_TO_RIGHT_MARK
                        && !poll(clean)
                        && authored(text).equals(TEXT));
    }

    /** A document's own name and pages may stand before the mark and the words that it was left out. */
    private static boolean marked(String first) {
        int mark = first.lastIndexOf(LEFT_TO_RIGHT_MARK);
        if (mark < 0) {
            return false;
        }
        String tail = Matching.clean(first, mark, first.length());
        return OwnLines.omitted(tail) || OwnLines.attached(tail);
    }

    private static boolean missedCall(String first, String clean) {
        return first.charAt(0) == LEFT_TO_RIGHT_MARK && OwnLines.call(clean);
    }

    /** {@code POLL:}, {@code UMFRAGE:}, {@code ENCUESTA:}: one word in capitals, a colon, and nothing else on the line. */
    private static boolean poll(String clean) {
        int end = clean.indexOf('\n');
        String first = (end < 0 ? clean : clean.substring(0, end)).strip();
        return first.length() > 3
                && first.endsWith(":")
                && first.chars().limit(first.length() - 1).allMatch(Character::isUpperCase);
    }
}
