package io.colloquy.summary.neighbour;

/** Whom this service calls. */
public enum Neighbour {
    GRAPH("graph-service"),
    TRACKING("tracking-service");

    private final String audience;

    Neighbour(String audience) {
        this.audience = audience;
    }

    /** The name under which it accepts tokens. */
    String audience() {
        return audience;
    }
}
