package io.colloquy.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.terminal.SafeText;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An answer of the gateway that is not what was asked for; the message is for people. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Set<String> NOT_FOR_PEOPLE =
            Set.of("type", "status", "title", "detail", "instance", "violations");

    private final int status;
    private final String type;

    Problem(int status, JsonNode body) {
        super(text(status, body));
        this.status = status;
        this.type = body.path("type").asText("");
    }

    Problem(String message) {
        super(message);
        this.status = 0;
        this.type = "";
    }

    /** HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    private static String text(int status, JsonNode body) {
        StringBuilder text = new StringBuilder(body.path("title").asText("The gateway answered " + status));
        if (body.hasNonNull("detail")) {
            text.append(": ").append(body.get("detail").asText());
        }
        for (JsonNode violation : body.path("violations")) {
            text.append("\n  ")
                    .append(violation.path("field").asText())
                    .append(": ")
                    .append(violation.path("message").asText());
        }
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (!NOT_FOR_PEOPLE.contains(member.getKey()) && !member.getValue().isNull()) {
                text.append("\n  ").append(member.getKey()).append(": ").append(shown(member.getValue()));
            }
        }
        return text.toString()
                .lines()
                .map(SafeText::of)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private static String shown(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(one -> "\n    " + shown(one)).collect(Collectors.joining());
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(member -> member.getKey() + " " + shown(member.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value.asText();
    }
}
