package io.colloquy.graph.usage;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Who is charged. */
public record Account(String name) {
    /** The operator's own, without a daily limit. */
    public static final Account LOCAL = new Account("local");

    private static final int LONGEST = 200;

    /** Fails with a 400 problem when this is no printable name of 1 to 200 characters. */
    public static Account of(String given) {
        String name = given.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw HttpProblem.builder()
                    .withType(URI.create("https://colloquy.io/problems/invalid-request"))
                    .withTitle("The request is malformed")
                    .withStatus(400)
                    .withDetail("An account must be a name of 1 to " + LONGEST + " printable characters.")
                    .build();
        }
        return new Account(name);
    }
}
