package io.colloquy.standalone.system;

import java.util.Optional;

/** The four services, with what their processes differ in. */
public enum Service {
    GATEWAY("gateway", 0, null, "64m"),
    /** Imports need the room: a 100 MB export passes through. */
    SUMMARY("summary-service", 1, "summary", "256m"),
    GRAPH("graph-service", 2, "graph", "64m"),
    TRACKING("tracking-service", 3, "tracking", "64m");

    private final String program;
    private final int offset;
    private final String database;
    private final String heap;

    Service(String program, int offset, String database, String heap) {
        this.program = program;
        this.offset = offset;
        this.database = database;
        this.heap = heap;
    }

    /** The module's name, which is also its folder's and its log's. */
    public String program() {
        return program;
    }

    /** Name of the service's own database; the gateway has none. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    int offset() {
        return offset;
    }

    String heap() {
        return heap;
    }
}
