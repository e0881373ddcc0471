package io.colloquy.graph.usage;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** The account's day is used up: nothing is sent to a provider. */
public final class LimitReached extends HttpProblem {
    LimitReached() {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/limit-reached"))
                .withTitle("The limit of the day is reached")
                .withStatus(429)
                .withDetail("The account's limit is reached.")
                .withHeader("Retry-After", 60));
    }
}
