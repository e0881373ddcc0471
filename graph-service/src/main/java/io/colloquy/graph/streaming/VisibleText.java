package io.colloquy.graph.streaming;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what a reader would see: no white space, and nothing that a model thinks aloud between its tags. */
final class VisibleText {
    private static final Pattern OPENS = Pattern.compile("(?i)<think(?:ing)?>");
    private static final Pattern CLOSES = Pattern.compile("(?i)</think(?:ing)?>");
    /** One less than the longest tag, which may still come in pieces. */
    private static final int LONGEST_PIECE = "</thinking>".length() - 1;

    private final StringBuilder rest = new StringBuilder();
    private boolean thinking;
    private long counted;

    void add(String text) {
        rest.append(text);
        Matcher tag = (thinking ? CLOSES : OPENS).matcher(rest);
        while (tag.find()) {
            count(tag.start());
            rest.delete(0, tag.end());
            thinking = !thinking;
            tag = (thinking ? CLOSES : OPENS).matcher(rest);
        }
        int open = rest.indexOf("<", Math.max(0, rest.length() - LONGEST_PIECE));
        int sure = open < 0 ? rest.length() : open;
        count(sure);
        rest.delete(0, sure);
    }

    /** Code points that are certain to be seen. */
    long soFar() {
        return counted;
    }

    /** Code points when nothing more comes, so that a tag that never became one is text. */
    long atEnd() {
        return counted + (thinking ? 0 : visible(rest));
    }

    private void count(int end) {
        if (!thinking) {
            counted += visible(rest.subSequence(0, end));
        }
    }

    private static long visible(CharSequence text) {
        return text.codePoints()
                .filter(point -> !Character.isWhitespace(point)
                        && !Character.isSpaceChar(point)
                        && !Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT)
                .count();
    }
}
