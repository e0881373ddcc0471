package io.colloquy.extract;

import java.util.ArrayList;
import java.util.List;

/** A stretch of one message, word for word. */
record Quote(Line line, int start, int end) {
    String text() {
        return line.text().substring(start, end);
    }

    /** Sentences that stand next to each other on one line of a message become one quote; a single long one is cut. */
    static List<Quote> of(List<Sentence> sentences, int limit) {
        List<Quote> quotes = new ArrayList<>();
        for (Sentence sentence : sentences) {
            int end = Clip.end(sentence.line().text(), sentence.start(), sentence.end(), limit);
            Quote quote = new Quote(sentence.line(), sentence.start(), end);
            int last = quotes.size() - 1;
            if (last >= 0 && quotes.get(last).runsInto(quote)) {
                quotes.set(last, new Quote(quote.line(), quotes.get(last).start(), end));
            } else {
                quotes.add(quote);
            }
        }
        return quotes;
    }

    boolean leavesOutBefore() {
        return !Blank.isAll(line.text().substring(0, start));
    }

    boolean leavesOutAfter() {
        return !Blank.isAll(line.text().substring(end));
    }

    boolean leavesOutUntil(Quote next) {
        return !Blank.isAll(line.text().substring(end, next.start));
    }

    /** Whether the other one follows in the same message. */
    boolean isBefore(Quote next) {
        return line.equals(next.line) && end <= next.start;
    }

    private boolean runsInto(Quote next) {
        if (!isBefore(next)) {
            return false;
        }
        String between = line.text().substring(end, next.start);
        return Blank.isAll(between)
                && between.chars().noneMatch(c -> c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029');
    }
}
