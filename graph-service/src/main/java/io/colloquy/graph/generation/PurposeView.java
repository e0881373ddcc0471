package io.colloquy.graph.generation;

import io.colloquy.graph.provider.ModelProvider;
import java.math.BigDecimal;

/** What a plan may promise for one purpose; a price that is not known is null, never 0. */
record PurposeView(
        String provider,
        String model,
        BigDecimal pricePerMillionInputTokens,
        BigDecimal pricePerMillionOutputTokens,
        String currency) {
    static PurposeView of(ModelProvider provider) {
        return new PurposeView(
                provider.name(),
                provider.model(),
                provider.price().perMillionInputTokens(),
                provider.price().perMillionOutputTokens(),
                "USD");
    }
}
