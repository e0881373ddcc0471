package io.colloquy.gateway.route;

import io.colloquy.gateway.neighbour.Neighbour;

/** A prefix of paths and the neighbour who serves them. */
public record Route(String prefix, Neighbour neighbour) {
    boolean holds(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
