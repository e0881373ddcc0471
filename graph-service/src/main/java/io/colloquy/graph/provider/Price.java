package io.colloquy.graph.provider;

import java.math.BigDecimal;

/** US dollars per million tokens; null is "not known", which is not the same as nothing. */
public record Price(BigDecimal perMillionInputTokens, BigDecimal perMillionOutputTokens) {
    public static final Price FREE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);
    public static final Price UNKNOWN = new Price(null, null);
}
