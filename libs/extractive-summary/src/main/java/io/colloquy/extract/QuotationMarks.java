package io.colloquy.extract;

/**
 * Puts a text between marks that it does not contain, so that nobody can end his quotation himself and go on in
 * somebody else's name.
 */
final class QuotationMarks {
    private static final String[] PAIRS = {"“”", "«»", "‹›", "「」"};

    private QuotationMarks() {}

    static String around(String text) {
        for (String pair : PAIRS) {
            if (text.indexOf(pair.charAt(1)) < 0) {
                return pair.charAt(0) + text + pair.charAt(1);
            }
        }
        int marks = 2;
        while (text.contains("”".repeat(marks))) {
            marks++;
        }
        return "“".repeat(marks) + text + "”".repeat(marks);
    }

    /** A name that cannot be taken for a quotation. */
    static String strip(String name) {
        return name.replaceAll("[“”«»‹›「」\\p{Cntrl}]", " ").strip();
    }
}
