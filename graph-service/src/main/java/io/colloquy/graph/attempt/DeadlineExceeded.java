package io.colloquy.graph.attempt;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** The time that the caller gave is over. */
public final class DeadlineExceeded extends HttpProblem {
    public DeadlineExceeded() {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/deadline-exceeded"))
                .withStatus(504)
                .withTitle("The deadline passed")
                .withDetail("No answer came within the time given by " + Deadline.HEADER + "."));
    }
}
