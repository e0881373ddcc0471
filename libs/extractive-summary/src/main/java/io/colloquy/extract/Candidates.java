package io.colloquy.extract;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which exchanges compete for a place. */
final class Candidates {
    /** Comparing all with all grows with the square: of a very long day only the most salient compete. */
    private static final int MOST = 400;

    private Candidates() {}

    /** What is more than small talk, or all if there is nothing more; in the order of the day. */
    static List<Exchange> of(List<Exchange> exchanges) {
        List<Exchange> serious =
                exchanges.stream().filter(exchange -> !exchange.isChitChat()).toList();
        List<Exchange> eligible = serious.isEmpty() ? exchanges : serious;
        if (eligible.size() <= MOST) {
            return eligible;
        }
        double[] salience = eligible.stream().mapToDouble(Salience::of).toArray();
        return IntStream.range(0, eligible.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> -salience[at]))
                .limit(MOST)
                .sorted()
                .map(eligible::get)
                .toList();
    }
}
