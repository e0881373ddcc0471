package io.colloquy.graph.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.graph.provider.ProviderFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidReasonTest {
    @ParameterizedTest
    @CsvSource({
        "The answer was cut off, truncated",
        "The answer does not say that it is complete, truncated",
        "Empty response, empty",
        "The answer holds no JSON object, json",
        "The answer is not valid JSON, json",
        "points[0].cites is not a list, shape",
        "The provider's answer does not end., shape"
    })
    void whatWeSayOfAnAnswerBecomesOneOfFewWords(String said, String label) {
        var failure = new ProviderFailure(ProviderFailure.Kind.INVALID, said);

        assertEquals(label, InvalidReason.of(failure).label());
    }
}
