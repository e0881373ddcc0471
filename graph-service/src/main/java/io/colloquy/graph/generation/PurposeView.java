package io.colloquy.graph.generation;

import io.colloquy.graph.route.Route;
import java.math.BigDecimal;

/** What a plan may promise for one purpose; a price that is not known is null, never 0. */
record PurposeView(
        String provider,
        String model,
        BigDecimal pricePerMillionInputTokens,
        BigDecimal pricePerMillionOutputTokens,
        String currency) {
    static PurposeView of(Route route) {
        return new PurposeView(
                route.provider().name(),
                route.model(),
                route.price().perMillionInputTokens(),
                route.price().perMillionOutputTokens(),
                "USD");
    }
}
