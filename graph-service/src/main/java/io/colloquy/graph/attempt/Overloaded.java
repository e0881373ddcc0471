package io.colloquy.graph.attempt;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** No place among the calls in flight became free in time. */
public final class Overloaded extends HttpProblem {
    private static final int RETRY_AFTER_SECONDS = 5;

    Overloaded() {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/generation-overloaded"))
                .withStatus(503)
                .withTitle("Too many generations at once")
                .withDetail("No place among LLM_CONCURRENCY calls became free before the deadline.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS));
    }
}
