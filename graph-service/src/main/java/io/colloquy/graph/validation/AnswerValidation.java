package io.colloquy.graph.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.ProviderFailure;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The ladder that every answer climbs before it is stored; the order matters, a truncated answer can look complete. */
@ApplicationScoped
public class AnswerValidation {
    private static final Logger LOG = Logger.getLogger(AnswerValidation.class);

    private final ObjectReader lenient = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build()
            .reader();

    /** Gives the summary, or throws a {@link ProviderFailure} that says what is wrong without quoting the answer. */
    public SummaryAnswer summary(Answer answer, int maxPoints) {
        try {
            complete(answer);
            return SummaryShape.read(json(answer.text()), maxPoints);
        } catch (InvalidAnswer e) {
            LOG.warnf("[Validation] Invalid response: %s", e.getMessage());
            throw e.failure();
        }
    }

    private static void complete(Answer answer) throws InvalidAnswer {
        switch (answer.finish()) {
            case TRUNCATED -> throw new InvalidAnswer("The answer was cut off");
            case UNKNOWN -> throw new InvalidAnswer("The answer does not say that it is complete");
            case FILTERED ->
                throw new InvalidAnswer(
                        ProviderFailure.Kind.FILTERED, "The provider's content filter stopped the answer");
            case COMPLETE -> {}
        }
        if (answer.text() == null || AnswerText.withoutReasoning(answer.text()).isEmpty()) {
            throw new InvalidAnswer("Empty response");
        }
    }

    private JsonNode json(String text) throws InvalidAnswer {
        String object = AnswerText.object(text);
        if (object == null) {
            throw new InvalidAnswer("The answer holds no JSON object");
        }
        try {
            return lenient.readTree(object);
        } catch (JsonProcessingException e) {
            throw new InvalidAnswer("The answer is not valid JSON");
        }
    }
}
