package io.colloquy.graph.attempt;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** An operator wants no model to be called. */
public final class SwitchedOff extends HttpProblem {
    private static final int RETRY_AFTER_SECONDS = 60;

    public SwitchedOff() {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/generation-disabled"))
                .withStatus(503)
                .withTitle("Generations are switched off")
                .withDetail("LLM_ENABLED is false, or an operator turned the switch for generations.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS));
    }
}
