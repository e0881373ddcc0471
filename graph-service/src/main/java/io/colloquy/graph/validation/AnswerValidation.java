package io.colloquy.graph.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.InvalidReason;
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

    /**
     * Gives the summary, or throws a {@link ProviderFailure} that says what is wrong without
     * quoting the answer.
     */
    public SummaryAnswer summary(Answer answer, int maxPoints) {
        return climbed(() -> {
            complete(answer);
            return SummaryShape.read(json(answer.text()), maxPoints);
        });
    }

    /** Gives the summary without a look at how the answer ended, for accounts that are not in the rollout. */
    public SummaryAnswer shape(Answer answer, int maxPoints) {
        return climbed(() -> SummaryShape.read(json(String.valueOf(answer.text())), maxPoints));
    }

    /**
     * Gives the text of a chat's answer, mended where JSON was asked for, or throws as {@link #summary} does. An answer that
     * met the client's own limit is the client's to judge, if there is any of it.
     *
     * @param json whether the client asked for JSON
     */
    public String chat(Answer answer, boolean json) {
        return climbed(() -> {
            if (answer.finish() != Answer.Finish.TRUNCATED) {
                ended(answer);
            }
            boolean toolCalls = ToolCalls.in(answer);
            if (!toolCalls && !hasText(answer)) {
                throw new InvalidAnswer(InvalidReason.EMPTY, "Empty response");
            }
            boolean checked = json && !toolCalls && answer.finish() == Answer.Finish.COMPLETE;
            return checked ? mended(answer.text()) : answer.text();
        });
    }

    private static void complete(Answer answer) throws InvalidAnswer {
        ended(answer);
        if (!hasText(answer)) {
            throw new InvalidAnswer(InvalidReason.EMPTY, "Empty response");
        }
    }

    private static void ended(Answer answer) throws InvalidAnswer {
        switch (answer.finish()) {
            case TRUNCATED -> throw new InvalidAnswer(InvalidReason.TRUNCATED, "The answer was cut off");
            case UNKNOWN ->
                throw new InvalidAnswer(InvalidReason.TRUNCATED, "The answer does not say that it is complete");
            case FILTERED ->
                throw new InvalidAnswer(new ProviderFailure(
                        ProviderFailure.Kind.FILTERED, "The provider's content filter stopped the answer"));
            case COMPLETE -> {}
        }
    }

    private static boolean hasText(Answer answer) {
        return answer.text() != null
                && !AnswerText.withoutReasoning(answer.text()).isBlank();
    }

    /** JSON of any kind stays as it is; what stands around an object is left away. */
    private String mended(String text) throws InvalidAnswer {
        try {
            lenient.readTree(text.strip());
            return text;
        } catch (JsonProcessingException e) {
            return json(text).toString();
        }
    }

    private JsonNode json(String text) throws InvalidAnswer {
        String object = AnswerText.object(text);
        if (object == null) {
            throw new InvalidAnswer(InvalidReason.JSON, "The answer holds no JSON object");
        }
        try {
            return lenient.readTree(object);
        } catch (JsonProcessingException e) {
            throw new InvalidAnswer(InvalidReason.JSON, "The answer is not valid JSON");
        }
    }

    private static <T> T climbed(Ladder<T> ladder) {
        try {
            return ladder.climb();
        } catch (InvalidAnswer e) {
            LOG.warnf("[Validation] Invalid response: %s", e.getMessage());
            throw e.failure();
        }
    }

    @FunctionalInterface
    private interface Ladder<T> {
        T climb() throws InvalidAnswer;
    }
}
