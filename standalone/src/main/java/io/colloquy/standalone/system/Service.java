package io.colloquy.standalone.system;

import java.util.List;

/** The four services, with what their processes differ in. */
public enum Service {
    /** Two passwords may be checked at a time, which takes 19 MiB each; else it needs a third of the room. All requests pass it. */
    GATEWAY("gateway", 0, "gateway", "-Xms32m -Xmn16m -Xmx96m", true),
    /** Imports need the room and the speed: a 100 MB export passes through. */
    SUMMARY("summary-service", 1, "summary", "-Xmx256m", true),
    /** Calls of models are what it is asked for in thousands, and what it computes for. */
    GRAPH("graph-service", 2, "graph", "-Xmx64m", true),
    TRACKING("tracking-service", 3, "tracking", "-Xmx64m", false);

    private final String program;
    private final int offset;
    private final String database;
    private final String heap;
    private final boolean computes;

    Service(String program, int offset, String database, String heap, boolean computes) {
        this.program = program;
        this.offset = offset;
        this.database = database;
        this.heap = heap;
        this.computes = computes;
    }

    /** The module's name, which is also its folder's and its log's. */
    public String program() {
        return program;
    }

    /** Name of the service's own database. */
    public String database() {
        return database;
    }

    int offset() {
        return offset;
    }

    /** The JVM's options for the heap; without a first size it takes all of it on a large machine. */
    List<String> heap() {
        return List.of(heap.split(" "));
    }

    /** Which of the JVM's compilers work: the second makes it twice as fast where it computes, and takes 60 MB. */
    String compilers() {
        return computes ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1";
    }
}
