package io.colloquy.tracking.annotation.upload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line of an upload is, as a text: the item of a batch.
 *
 * @param file name of the file, of the packed one if it came in an archive
 * @param lines {@code 17}, or {@code 17-40} for a run of lines that cannot be read
 * @param readable whether the bytes are a document; else they are the reason why it is none
 * @param ordinal of the line in the whole upload
 */
record Place(String file, String lines, boolean readable, long ordinal, int chunk, int offset, int length) {
    private static final int LONGEST_NAME = 120;
    private static final Pattern TEXT =
            Pattern.compile("(.*):(\\d+(?:-\\d+)?) ([#!])(\\d+) (\\d+)/(\\d+)\\+(\\d+)", Pattern.DOTALL);

    static Place of(String item) {
        Matcher found = TEXT.matcher(item);
        if (!found.matches()) {
            throw new IllegalArgumentException("not a place in an upload: " + item);
        }
        return new Place(
                found.group(1),
                found.group(2),
                found.group(3).equals("#"),
                Long.parseLong(found.group(4)),
                Integer.parseInt(found.group(5)),
                Integer.parseInt(found.group(6)),
                Integer.parseInt(found.group(7)));
    }

    String item() {
        return file + ":" + lines + " " + (readable ? "#" : "!") + ordinal + " " + chunk + "/" + offset + "+" + length;
    }

    /** As people say it. */
    String name() {
        return file + (lines.contains("-") ? " lines " : " line ") + lines;
    }

    /** A file's name that fits into an item: its end tells more than its beginning, and it cannot break a line. */
    static String shortName(String name) {
        String clean = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?").strip();
        int length = clean.codePointCount(0, clean.length());
        return length <= LONGEST_NAME
                ? clean
                : "…" + clean.substring(clean.offsetByCodePoints(0, length - LONGEST_NAME + 1));
    }
}
