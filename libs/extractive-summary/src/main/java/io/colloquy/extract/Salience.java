package io.colloquy.extract;

/** How much an exchange deserves a place by itself, before it is compared with the rest of the day. */
final class Salience {
    private Salience() {}

    /** From 0 (chit-chat) towards 1. */
    static double of(Exchange exchange) {
        if (exchange.isChitChat()) {
            return 0;
        }
        double weight = of(exchange.opening());
        for (Thought reply : exchange.thoughts().subList(1, exchange.thoughts().size())) {
            weight += 0.3 + 0.6 * of(reply);
        }
        return weight / (weight + 1.5);
    }

    private static double of(Thought thought) {
        double best = 0;
        double sum = 0;
        int terms = 0;
        for (Sentence sentence : thought.sentences()) {
            double weight = Signals.of(sentence);
            best = Math.max(best, weight);
            sum += weight;
            terms += Terms.of(sentence.words()).size();
        }
        double weight = best + 0.4 * (sum - best) + (thought.withMedia() ? 0.2 : 0);
        return (0.2 + weight) * Math.min(1, 0.15 + terms / 4.0);
    }
}
