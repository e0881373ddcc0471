package io.colloquy.gateway.route;

import io.colloquy.gateway.neighbour.Neighbour;

/**
 * A prefix of paths and the neighbour who serves them.
 *
 * @param maxBody the largest body in bytes that a request may have
 */
public record Route(String prefix, Neighbour neighbour, long maxBody) {
    /** A file of 200 MB and what a multipart form puts around it. */
    private static final long FILE = 210L * 1024 * 1024;

    Route(String prefix, Neighbour neighbour) {
        this(prefix, neighbour, FILE);
    }

    boolean holds(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
