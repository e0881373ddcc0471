package io.colloquy.graph.route;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** No route leads to the model that was asked for. */
public final class UnknownModel extends HttpProblem {
    private static final int LONGEST = 100;

    UnknownModel(String asked) {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/unknown-model"))
                .withStatus(404)
                .withTitle("There is no such model")
                .withDetail("No route leads to model "
                        + (asked.length() > LONGEST ? asked.substring(0, LONGEST) + "…" : asked)
                        + ". GET /v1/models lists those that can be asked for."));
    }
}
