package io.colloquy.extract;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How well a set of cited messages agrees with the messages that a person marked. */
record Score(double precision, double recall) {
    static Score of(ExtractiveSummary summary, Set<Integer> important) {
        return of(cites(summary), important);
    }

    static Score of(Collection<Integer> cited, Set<Integer> important) {
        double hits = cited.stream().filter(important::contains).count();
        return new Score(hits / cited.size(), hits / important.size());
    }

    static Set<Integer> cites(ExtractiveSummary summary) {
        Set<Integer> cites = new TreeSet<>(summary.digest().cites());
        summary.points().forEach(point -> cites.addAll(point.cites()));
        return cites;
    }

    /** The baseline that needs no thought; as many messages as the summary cites. */
    static List<Integer> first(List<Line> day, int count) {
        return texts(day).limit(count).map(Line::number).toList();
    }

    static List<Integer> longest(List<Line> day, int count) {
        return texts(day)
                .sorted(Comparator.comparingInt((Line line) -> -line.text().length()))
                .limit(count)
                .map(Line::number)
                .toList();
    }

    private static Stream<Line> texts(List<Line> day) {
        return day.stream().filter(line -> line.kind() == Line.Kind.TEXT);
    }

    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    @Override
    public String toString() {
        return String.format("precision %.2f  recall %.2f  F1 %.2f", precision, recall, f1());
    }
}
