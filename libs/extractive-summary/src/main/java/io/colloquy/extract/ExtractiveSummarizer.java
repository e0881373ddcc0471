package io.colloquy.extract;

import java.util.Comparator;
import java.util.List;

/**
 * Tells a day by its own sentences, without a model, a network or chance: the same day gives the same summary.
 *
 * <p>Messages of one breath are joined, answers linked to their questions. What is worth a place is found by signals
 * (decisions, duties, dates, amounts, places) and by centrality ({@link LexRank}); {@link Selection} keeps the points
 * different from each other and spread over the day. The words are quoted as {@link Quotation} describes; chat text is
 * data, whatever it demands.
 */
public final class ExtractiveSummarizer {
    private static final int MOST_POINTS = 20;
    private static final int LONG_DAY = 16;
    private static final int LONGEST_DIGEST = 320;

    private ExtractiveSummarizer() {}

    /** Whether there is anything to quote: a text message with at least one visible character. */
    public static boolean hasQuotableText(List<Line> day) {
        return day.stream()
                .anyMatch(line -> line.kind() == Line.Kind.TEXT && line.text() != null && !Blank.isAll(line.text()));
    }

    /**
     * Summarises one day.
     *
     * @param day the messages in their order; numbers ascend
     * @param maxPoints 1 to 20; a quiet day gets fewer points, but always one
     * @return a digest and its points; a day with a single thing to say has it in both
     * @throws IllegalArgumentException if there is nothing to quote ({@link #hasQuotableText}) or maxPoints is out of range
     */
    public static ExtractiveSummary summarize(List<Line> day, int maxPoints) {
        if (maxPoints < 1 || maxPoints > MOST_POINTS) {
            throw new IllegalArgumentException("maxPoints must be from 1 to 20, but is " + maxPoints);
        }
        List<Thought> thoughts = Thoughts.of(day);
        if (thoughts.isEmpty()) {
            throw new IllegalArgumentException("the day has no text to quote");
        }
        List<Exchange> candidates = Candidates.of(Replies.link(thoughts, Segments.of(thoughts)));
        int count = Math.min(maxPoints, pointsFor(thoughts.size()));
        List<Exchange> best = Selection.of(candidates, count + 2);
        int digest = digestLength(best, thoughts.size());
        List<Exchange> rest = best.subList(digest, Math.min(best.size(), digest + count));
        return new ExtractiveSummary(
                Quotation.of(inOrder(best.subList(0, digest), candidates)),
                inOrder(rest.isEmpty() ? best : rest, candidates).stream()
                        .map(point -> Quotation.of(List.of(point)))
                        .toList());
    }

    private static int pointsFor(int thoughts) {
        return Math.max(1, (int) Math.round(Math.sqrt(thoughts)));
    }

    private static int digestLength(List<Exchange> best, int thoughts) {
        boolean room = best.size() > 2 && thoughts >= LONG_DAY;
        return room && best.get(0).length() + best.get(1).length() <= LONGEST_DIGEST ? 2 : 1;
    }

    private static List<Exchange> inOrder(List<Exchange> some, List<Exchange> all) {
        return some.stream().sorted(Comparator.comparingInt(all::indexOf)).toList();
    }
}
