package io.colloquy.gateway.neighbour;

/** The services behind the gateway, by the names that people read in problems. */
public enum Neighbour {
    SUMMARY("summary-service"),
    GRAPH("graph-service"),
    TRACKING("tracking-service");

    private final String title;

    Neighbour(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
