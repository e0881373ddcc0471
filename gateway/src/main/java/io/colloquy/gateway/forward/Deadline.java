package io.colloquy.gateway.forward;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.route.RouteTable;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How long a call may take, counted on the monotonic clock from its arrival. A client may ask for less than the
 * gateway's own bound, never for more. What the client asked for binds the whole call; the gateway's bound ends with the
 * head of the answer, because a body may rightly take as long as it moves.
 */
public record Deadline(long startedNanos, long budgetMs, boolean asked) {
    static final String HEADER = "X-Request-Deadline-Ms";
    static final Duration ORDINARY = Duration.ofSeconds(60);
    static final Duration GENERATION = Duration.ofMinutes(5);
    static final Duration UPLOAD = Duration.ofMinutes(30);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Of a request that has just arrived. */
    public static Deadline of(HttpServerRequest request) {
        return of(
                request.getHeader(HEADER),
                RequestForm.upload(request) ? UPLOAD : RouteTable.waitsForModel(request.path()) ? GENERATION : ORDINARY,
                System.nanoTime());
    }

    static Deadline of(String header, Duration most, long nowNanos) {
        if (header == null) {
            return new Deadline(nowNanos, most.toMillis(), false);
        }
        if (!NUMBER.matcher(header).matches()) {
            throw new Refused(Problem.of(
                    400,
                    "malformed-deadline",
                    "Malformed deadline",
                    HEADER + " must be a whole number of milliseconds."));
        }
        long wished = Long.parseLong(header);
        return new Deadline(nowNanos, Math.min(wished, most.toMillis()), wished < most.toMillis());
    }

    /** Nobody else is late when a body is. */
    public static Problem bodyTooSlow() {
        return Problem.of(
                408, "body-too-slow", "Body too slow", "The body did not arrive within the time of its request.");
    }

    /** By {@link System#nanoTime()}. */
    public long leftMs(long nowNanos) {
        return Math.max(0, budgetMs - (nowNanos - startedNanos) / 1_000_000);
    }
}
