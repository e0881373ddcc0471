package io.colloquy.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Cosine similarity of exchanges over tf-idf weighted terms, computed through an inverted index. */
final class Similarity {
    private record Posting(int exchange, double weight) {}

    private Similarity() {}

    /** A symmetric matrix with values from 0 to 1; an exchange is not compared with itself. */
    static double[][] of(List<Exchange> exchanges) {
        int size = exchanges.size();
        List<Map<String, Double>> vectors =
                weighted(exchanges.stream().map(Exchange::terms).toList());
        Map<String, List<Posting>> index = new HashMap<>();
        double[][] similarity = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (Map.Entry<String, Double> term : vectors.get(row).entrySet()) {
                List<Posting> postings = index.computeIfAbsent(term.getKey(), key -> new ArrayList<>());
                for (Posting other : postings) {
                    similarity[row][other.exchange()] += term.getValue() * other.weight();
                }
                postings.add(new Posting(row, term.getValue()));
            }
            for (int column = 0; column < row; column++) {
                similarity[column][row] = similarity[row][column];
            }
        }
        return similarity;
    }

    private static List<Map<String, Double>> weighted(List<List<String>> texts) {
        Map<String, Integer> frequency = new HashMap<>();
        texts.forEach(terms -> new HashSet<>(terms).forEach(term -> frequency.merge(term, 1, Integer::sum)));
        List<Map<String, Double>> vectors = new ArrayList<>();
        for (List<String> terms : texts) {
            Map<String, Double> vector = new HashMap<>();
            for (String term : terms) {
                double idf = Math.log(1 + (double) texts.size() / frequency.get(term));
                vector.merge(term, idf, Double::sum);
            }
            double length = Math.sqrt(vector.values().stream()
                    .mapToDouble(weight -> weight * weight)
                    .sum());
            vector.replaceAll((term, weight) -> weight / length);
            vectors.add(vector);
        }
        return vectors;
    }
}
