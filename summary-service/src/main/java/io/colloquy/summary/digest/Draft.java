package io.colloquy.summary.digest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A checked summary before it is stored.
 *
 * @param reason why no model told the day; only for {@link Method#EXTRACTIVE}
 * @param origin which call it came from, or null
 */
public record Draft(Method method, String reason, Passage digest, List<Passage> points, Origin origin) {
    /** How a summary came about. */
    public enum Method {
        /** Told by a model. */
        GENERATED,
        /** Verbatim sentences, because no model could answer. */
        EXTRACTIVE,
        /** Nobody wrote a word, so the day is told by its counts. */
        COUNTED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The model call; tokens and cost are null where they are not known. */
    public record Origin(
            UUID operationId,
            String provider,
            String model,
            String promptVersion,
            Long promptTokens,
            Long completionTokens,
            BigDecimal cost) {
        static final Origin NONE = new Origin(null, null, null, null, null, null, null);
    }

    Origin source() {
        return origin == null ? Origin.NONE : origin;
    }
}
