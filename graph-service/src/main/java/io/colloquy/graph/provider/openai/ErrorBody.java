package io.colloquy.graph.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a server says about its refusal, in OpenAI's shape and those that grew from it; empty texts where it says nothing.
 *
 * @param codes the codes and types, in lower case, one a line
 * @param message the server's words, which can quote a key or the chat
 * @param number the status that an error inside a stream carries; 0 where it has none
 * @param pause how long Gemini asks to be left alone, or null
 */
record ErrorBody(String codes, String message, int number, Duration pause) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?s");

    static ErrorBody of(Buffer body) {
        try {
            return of(JSON.readTree(body.getBytes()));
        } catch (IOException e) {
            return of(JSON.createObjectNode());
        }
    }

    /** Gemini wraps the object into a list; llama.cpp and others leave the outer object out. */
    static ErrorBody of(JsonNode root) {
        JsonNode outer = root.isArray() ? root.path(0) : root;
        JsonNode error = outer.path("error").isObject() ? outer.path("error") : outer;
        String message = error.path("message").asText(outer.path("error").asText(""));
        JsonNode inner = error.path("innererror").path("code");
        String codes = String.join(
                "\n",
                error.path("code").asText(""),
                error.path("type").asText(""),
                error.path("status").asText(""),
                inner.asText(""),
                error.path("metadata").path("reasons").isArray() ? "content_filter" : "");
        return new ErrorBody(
                codes.toLowerCase(Locale.ROOT), message, error.path("code").asInt(0), pause(error));
    }

    boolean says(String... words) {
        String heard = message.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (codes.contains(word) || heard.contains(word)) {
                return true;
            }
        }
        return false;
    }

    boolean isCoded(String... words) {
        for (String word : words) {
            if (codes.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Duration pause(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            String delay = detail.path("retryDelay").asText("");
            if (SECONDS.matcher(delay).matches()) {
                return Duration.parse("PT" + delay.toUpperCase(Locale.ROOT));
            }
        }
        return null;
    }
}
