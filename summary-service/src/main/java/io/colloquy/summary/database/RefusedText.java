package io.colloquy.summary.database;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.pgclient.PgException;
import java.net.URI;
import java.util.Set;

/** A text that JSON allows and PostgreSQL does not keep: one with a NUL in it. */
final class RefusedText extends HttpProblem {
    private static final long serialVersionUID = 1L;
    /** In a text, and in what is kept as JSON. */
    private static final Set<String> STATES = Set.of("22021", "22P05");

    RefusedText() {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/invalid-request"))
                .withTitle("The request cannot be worked on")
                .withStatus(422)
                .withDetail("A value holds characters that cannot be stored."));
    }

    static boolean explains(Throwable failure) {
        return failure instanceof PgException refusal && STATES.contains(String.valueOf(refusal.getSqlState()));
    }
}
