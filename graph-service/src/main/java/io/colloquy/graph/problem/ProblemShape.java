package io.colloquy.graph.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** How a part of this service says what is wrong, where it is not problem+json. */
public interface ProblemShape {
    /** Whether the clients of this path expect it. */
    boolean covers(String path);

    /** JSON of its own shape. */
    String of(HttpProblem problem);
}
