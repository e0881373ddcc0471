package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.problem.Problem;

/** What a client is told about its key when it is not the answer it asked for. */
final class IdempotencyProblems {
    private IdempotencyProblems() {}

    static Problem malformed() {
        return Problem.of(
                400,
                "malformed-idempotency-key",
                "Malformed idempotency key",
                IdempotencyKey.HEADER + " must be given once, as 1 to 255 visible ASCII characters.");
    }

    static Problem running() {
        return Problem.of(
                        409,
                        "idempotency-key-running",
                        "The first request with this key is still running",
                        "Send the same request again in a moment to get its answer.")
                .with("Retry-After", "1");
    }

    static Problem reused() {
        return Problem.of(
                422,
                "idempotency-key-reused",
                "The key belongs to another request",
                IdempotencyKey.HEADER
                        + " was used with another method, path, query or body; another request needs another key.");
    }

    static Problem spent() {
        return Problem.of(
                409,
                "idempotency-key-spent",
                "This was done already",
                "A request with this key was carried out or begun, and its answer is not kept, because it is a secret shown once,"
                        + " a stream, too large, or older than many others. Look at what there is; to do it once more, use another key.");
    }

    /** For what the gateway does itself, and never twice. */
    static Problem uncertain() {
        return Problem.of(
                409,
                "idempotency-key-spent",
                "This was begun already",
                "A request with this key was begun. It is still running, or it failed in a way that does not tell whether it was done."
                        + " Look at what there is; to do it once more, use another key.");
    }

    static Problem away() {
        return Problem.of(
                        503,
                        "database-unavailable",
                        "The database does not answer",
                        "Nothing was done: whether this key was used before cannot be looked up. Send the same request again in a moment.")
                .with("Retry-After", "2");
    }
}
