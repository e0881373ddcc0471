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
            weight += 0.15 + 0.6 * of(reply);
        }
        long terms = exchange.terms().stream().distinct().count();
        terms += exchange.readings().anyMatch(Reading::link) ? 3 : 0;
        weight = (weight + Math.min(terms, 12) * 0.08) * Math.min(1, terms / 4.0) * seriousness(exchange);
        return weight / (weight + 1.5);
    }

    private static double seriousness(Exchange exchange) {
        int words = 1;
        int courtesies = 0;
        boolean idle = false;
        for (Reading reading : exchange.readings().toList()) {
            words += reading.words().size();
            courtesies += ChitChat.count(reading.words());
            idle |= ChitChat.laughs(reading.words()) || ChitChat.isIdle(reading.words());
        }
        return (idle ? 0.5 : 1) * (1 - 0.5 * courtesies / words);
    }

    /** The weightiest sentence decides; the others of a thought add less. */
    private static double of(Thought thought) {
        double best = thought.readings().mapToDouble(Reading::weight).max().orElse(0);
        return best + 0.4 * (thought.weight() - best) + (thought.withMedia() ? 0.2 : 0);
    }
}
