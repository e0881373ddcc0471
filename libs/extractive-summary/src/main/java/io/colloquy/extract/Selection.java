package io.colloquy.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Picks one after the other what is most worth and least like what was picked before: maximal marginal relevance
 * (Carbonell and Goldstein, "The Use of MMR, Diversity-Based Reranking", SIGIR 1998), with a penalty for stretches of
 * the day that have had their share.
 */
final class Selection {
    private static final double RELEVANCE = 0.7;
    private static final double CROWDING = 0.08;

    private final List<Exchange> exchanges;
    private final double[] worth;
    private final double[][] similarity;
    private final List<Integer> picked = new ArrayList<>();

    Selection(List<Exchange> exchanges, double[] worth, double[][] similarity) {
        this.exchanges = exchanges;
        this.worth = worth;
        this.similarity = similarity;
    }

    /** The next best, or -1 when all are picked. */
    int next() {
        int best = -1;
        double bestGain = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < worth.length; at++) {
            double gain = gain(at);
            if (!picked.contains(at) && gain > bestGain) {
                best = at;
                bestGain = gain;
            }
        }
        if (best >= 0) {
            picked.add(best);
        }
        return best;
    }

    private double gain(int at) {
        double likeness = 0;
        int neighbours = 0;
        for (int other : picked) {
            likeness = Math.max(likeness, similarity[at][other]);
            neighbours += exchanges.get(at).segment() == exchanges.get(other).segment() ? 1 : 0;
        }
        return RELEVANCE * worth[at] - (1 - RELEVANCE) * likeness - CROWDING * neighbours;
    }
}
