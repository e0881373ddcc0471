package io.colloquy.graph.usage;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Who is charged. A service names its caller in {@link #HEADER}; the gateway lets no client say it. */
public record Account(String name) {
    public static final String HEADER = "X-Colloquy-Account";

    /** The operator's own, without a daily limit. */
    public static final Account LOCAL = new Account("local");

    private static final int LONGEST = 200;

    /** Reads the header, null or not; fails with a 400 problem when it holds no printable name of 1 to 200 characters. */
    public static Account of(String header) {
        if (header == null) {
            return LOCAL;
        }
        String name = header.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw HttpProblem.builder()
                    .withType(URI.create("https://colloquy.io/problems/invalid-request"))
                    .withTitle("The request is malformed")
                    .withStatus(400)
                    .withDetail(HEADER + " must be a name of 1 to " + LONGEST + " printable characters.")
                    .build();
        }
        return new Account(name);
    }
}
