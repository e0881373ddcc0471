package io.colloquy.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells a day by its own sentences, without a model, a network or chance: the same day gives the same summary.
 *
 * <p>Messages of one breath are joined, answers linked to their questions. What is worth a place is found by signals
 * (decisions, duties, dates, amounts, places) and by centrality ({@link LexRank}); {@link Selection} keeps the points
 * different from each other and spread over the day. The words are quoted as {@link Quotation} describes; chat text is
 * data, whatever it demands.
 */
public final class ExtractiveSummarizer {
    /** Comparing all with all grows with the square: of a very long day only the most salient exchanges compete. */
    private static final int MOST_CANDIDATES = 400;

    private static final int MOST_POINTS = 20;
    private static final int LONG_DAY = 16;

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
        List<Exchange> candidates = candidates(Replies.link(thoughts, Segments.of(thoughts)));
        double[] salience = candidates.stream().mapToDouble(Salience::of).toArray();
        double[][] similarity = Similarity.of(candidates);
        double[] centrality = LexRank.of(similarity, salience);
        double[] worth = IntStream.range(0, salience.length)
                .mapToDouble(at -> 0.65 * salience[at] + 0.35 * centrality[at])
                .toArray();
        Selection selection = new Selection(candidates, worth, similarity);
        List<Exchange> digest = pick(selection, candidates, thoughts.size() >= LONG_DAY ? 2 : 1);
        List<Exchange> points = pick(selection, candidates, Math.min(maxPoints, pointsFor(thoughts.size())));
        return new ExtractiveSummary(
                Quotation.of(digest),
                (points.isEmpty() ? digest : points)
                        .stream().map(point -> Quotation.of(List.of(point))).toList());
    }

    private static int pointsFor(int thoughts) {
        return Math.max(1, (int) Math.round(Math.sqrt(thoughts)));
    }

    /** What is more than small talk, or all if there is nothing more; the most salient if that is too many. */
    private static List<Exchange> candidates(List<Exchange> exchanges) {
        List<Exchange> serious =
                exchanges.stream().filter(exchange -> !exchange.isChitChat()).toList();
        List<Exchange> eligible = serious.isEmpty() ? exchanges : serious;
        if (eligible.size() <= MOST_CANDIDATES) {
            return eligible;
        }
        double[] salience = eligible.stream().mapToDouble(Salience::of).toArray();
        return IntStream.range(0, eligible.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> -salience[at]))
                .limit(MOST_CANDIDATES)
                .sorted()
                .map(eligible::get)
                .toList();
    }

    private static List<Exchange> pick(Selection selection, List<Exchange> candidates, int count) {
        List<Integer> picked = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            int next = selection.next();
            if (next >= 0) {
                picked.add(next);
            }
        }
        return picked.stream().sorted().map(candidates::get).toList();
    }
}
