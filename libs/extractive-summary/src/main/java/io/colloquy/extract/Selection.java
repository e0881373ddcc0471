package io.colloquy.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Picks one after the other what is most worth and least like what was picked before: maximal marginal relevance
 * (Carbonell and Goldstein, "The Use of MMR, Diversity-Based Reranking", SIGIR 1998), with a penalty for stretches of
 * the day that have had their share.
 */
final class Selection {
    private static final double SALIENCE = 0.65;
    private static final double LEAST = 0.3;
    private static final double RELEVANCE = 0.7;
    private static final double SAME_MESSAGE = 0.7;
    private static final double CROWDING = 0.2;

    private final List<Exchange> exchanges;
    private final double[] worth;
    private final double[][] similarity;
    private final Map<Integer, Double> shares;
    private final List<Integer> picked = new ArrayList<>();

    private Selection(List<Exchange> exchanges, double[] worth, double[][] similarity) {
        this.exchanges = exchanges;
        this.worth = worth;
        this.similarity = similarity;
        this.shares = shares(exchanges, worth);
    }

    /** The best in the order in which they were picked; fewer where the rest is not worth a line. */
    static List<Exchange> of(List<Exchange> exchanges, int count) {
        double[] salience = exchanges.stream().mapToDouble(Salience::of).toArray();
        double[][] similarity = Similarity.of(exchanges);
        double[] worth = LexRank.of(similarity, salience);
        for (int at = 0; at < worth.length; at++) {
            worth[at] = SALIENCE * salience[at] + (1 - SALIENCE) * worth[at];
        }
        Selection selection = new Selection(exchanges, worth, similarity);
        double least = LEAST * Arrays.stream(worth).max().orElse(0);
        IntStream.range(0, count).forEach(round -> selection.pickNext(least));
        return selection.picked.stream().map(exchanges::get).toList();
    }

    private void pickNext(double least) {
        int best = -1;
        double bestGain = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < worth.length; at++) {
            if (worth[at] >= least && !picked.contains(at)) {
                double gain = gain(at);
                best = gain > bestGain ? at : best;
                bestGain = Math.max(gain, bestGain);
            }
        }
        if (best >= 0) {
            picked.add(best);
        }
    }

    private double gain(int at) {
        int segment = exchanges.get(at).segment();
        double likeness = 0;
        double neighbours = 0;
        for (int other : picked) {
            likeness = Math.max(likeness, likeness(at, other));
            neighbours += exchanges.get(other).segment() == segment ? 1 : 0;
        }
        double excess = Math.max(0, neighbours / (picked.size() + 1) - shares.get(segment));
        return RELEVANCE * worth[at] - (1 - RELEVANCE) * likeness - CROWDING * excess;
    }

    /** Two parts of one long message count as alike, whatever they say: it is one voice and one moment. */
    private double likeness(int one, int other) {
        boolean sameMessage = exchanges.get(one).sharesMessageWith(exchanges.get(other));
        return sameMessage ? Math.max(SAME_MESSAGE, similarity[one][other]) : similarity[one][other];
    }

    /** Which part of all that is worth telling happened in each segment. */
    private static Map<Integer, Double> shares(List<Exchange> exchanges, double[] worth) {
        double sum = Arrays.stream(worth).sum();
        Map<Integer, Double> shares = new HashMap<>();
        for (int at = 0; at < worth.length; at++) {
            shares.merge(exchanges.get(at).segment(), worth[at] / sum, Double::sum);
        }
        return shares;
    }
}
