package io.colloquy.gateway.idempotency;

import io.vertx.core.buffer.Buffer;

/**
 * The request that has the key, and its answer.
 *
 * @param bodyHash null when bodies are not compared
 * @param answer null while it runs
 */
record Earlier(Buffer request, Buffer bodyHash, Answer answer) {
    boolean running() {
        return answer == null;
    }

    /** Whether its answer can be given again. */
    boolean kept() {
        return answer != null && answer.body() != null;
    }

    boolean isFor(Buffer other) {
        return request.equals(other);
    }

    boolean hadBody(Buffer hash) {
        return bodyHash == null || bodyHash.equals(hash);
    }
}
