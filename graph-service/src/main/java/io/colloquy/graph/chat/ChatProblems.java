package io.colloquy.graph.chat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** What is wrong with a request in OpenAI's language, with the two words that its clients look for: code and param. */
final class ChatProblems {
    static final String CODE = "code";
    static final String PARAM = "param";

    private ChatProblems() {}

    /** The body cannot be read at all. */
    static HttpProblem malformed(String detail) {
        return invalid("malformed_json", null, detail);
    }

    /**
     * @param param where it is, such as {@code messages[0].role}; null when it is nowhere in particular
     * @param detail names the field and the rule, and quotes nothing that may be somebody's text
     */
    static HttpProblem invalid(String code, String param, String detail) {
        var problem = HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/invalid-request"))
                .withStatus(400)
                .withTitle("The request cannot be worked on")
                .withDetail(detail)
                .with(CODE, code);
        if (param != null) {
            problem.with(PARAM, param);
        }
        return problem.build();
    }
}
