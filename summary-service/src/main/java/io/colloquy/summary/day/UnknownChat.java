package io.colloquy.summary.day;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** There is no chat of this id. */
public final class UnknownChat extends HttpProblem {
    private static final long serialVersionUID = 1L;

    public UnknownChat(long id) {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/unknown-chat"))
                .withTitle("There is no such chat")
                .withStatus(404)
                .withDetail("Chat " + id + " does not exist."));
    }
}
