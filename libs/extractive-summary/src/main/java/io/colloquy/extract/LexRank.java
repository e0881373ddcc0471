package io.colloquy.extract;

import java.util.Arrays;

/**
 * Centrality in the graph of similar exchanges: continuous LexRank (Erkan and Radev, "LexRank: Graph-based Lexical
 * Centrality as Salience in Text Summarization", JAIR 22, 2004), biased towards salient exchanges as in Otterbacher,
 * Erkan and Radev, "Using Random Walks for Question-focused Sentence Retrieval", HLT/EMNLP 2005.
 */
final class LexRank {
    private static final double RANDOM_JUMP = 0.3;
    private static final int MOST_ROUNDS = 50;
    private static final double PRECISION = 1e-6;

    private LexRank() {}

    /**
     * Walks until the ranks settle.
     *
     * @param bias how often a random reader would jump to each; not negative
     * @return one value each, the highest is 1
     */
    static double[] of(double[][] similarity, double[] bias) {
        int size = bias.length;
        double[] jump = normalised(bias);
        double[] sums = Arrays.stream(similarity)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        double[] rank = jump.clone();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = new double[size];
            double stranded = 0;
            for (int from = 0; from < size; from++) {
                if (sums[from] == 0) {
                    stranded += rank[from];
                    continue;
                }
                double share = rank[from] / sums[from];
                for (int to = 0; to < size; to++) {
                    next[to] += share * similarity[from][to];
                }
            }
            double change = 0;
            for (int to = 0; to < size; to++) {
                next[to] = RANDOM_JUMP * jump[to] + (1 - RANDOM_JUMP) * (next[to] + stranded * jump[to]);
                change += Math.abs(next[to] - rank[to]);
            }
            rank = next;
            if (change < PRECISION) {
                break;
            }
        }
        double highest = Arrays.stream(rank).max().orElse(1);
        return Arrays.stream(rank).map(value -> value / highest).toArray();
    }

    private static double[] normalised(double[] bias) {
        double sum = Arrays.stream(bias).sum();
        return Arrays.stream(bias)
                .map(value -> (value + 1e-3) / (sum + 1e-3 * bias.length))
                .toArray();
    }
}
