package io.colloquy.summary.generation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;

/** What a model costs now; a price that is not known is null, never 0. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Price(BigDecimal pricePerMillionInputTokens, BigDecimal pricePerMillionOutputTokens, String currency) {
    private static final int MILLION_DIGITS = 6;

    /** Null when either price is not known. */
    public BigDecimal of(long promptTokens, long completionTokens) {
        if (pricePerMillionInputTokens == null || pricePerMillionOutputTokens == null) {
            return null;
        }
        return pricePerMillionInputTokens
                .multiply(BigDecimal.valueOf(promptTokens))
                .add(pricePerMillionOutputTokens.multiply(BigDecimal.valueOf(completionTokens)))
                .movePointLeft(MILLION_DIGITS);
    }
}
