package io.colloquy.graph.route;

/** Says which line and field of the routes file cannot be used, and what it should be. */
final class MalformedRoutes extends RuntimeException {
    MalformedRoutes(String file, int line, String what) {
        super(file + " line " + line + ": " + what, null, false, false);
    }

    MalformedRoutes(String file, String what) {
        super(file + ": " + what, null, false, false);
    }
}
