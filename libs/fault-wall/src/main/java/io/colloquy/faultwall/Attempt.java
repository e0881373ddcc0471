package io.colloquy.faultwall;

/**
 * One request, as the provider saw it. Times are milliseconds of {@link FaultWall#now()}.
 *
 * @param number from 1, by arrival
 * @param at when all of the request had come
 * @param model the model asked for
 * @param fault the fault that was played, or {@code healthy}
 * @param streamed whether a stream was asked for
 * @param authorization the header as it came, or null
 * @param body the request's body
 * @param tokens how many tokens of its answer have been written
 * @param hungUpAt when the client closed before it had the whole answer, or null
 * @param endedAt when the wall was done with it, or null
 */
public record Attempt(
        int number,
        long at,
        String model,
        String fault,
        boolean streamed,
        String authorization,
        String body,
        int tokens,
        Long hungUpAt,
        Long endedAt) {
    /** Whether the client closed before it had the whole answer. */
    public boolean hungUp() {
        return hungUpAt != null;
    }
}
