package io.colloquy.graph.journal;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** The key already stands for another request. */
public final class KeyReused extends HttpProblem {
    KeyReused() {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/key-reused"))
                .withTitle("The key belongs to another request")
                .withStatus(409)
                .withDetail("key was used before with other messages. Use a new key for a new request."));
    }
}
