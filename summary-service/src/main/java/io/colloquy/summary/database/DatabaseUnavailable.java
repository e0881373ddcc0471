package io.colloquy.summary.database;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;

/** The database does not answer: nothing is wrong with the request, and it may be sent again. */
public final class DatabaseUnavailable extends HttpProblem {
    private static final long serialVersionUID = 1L;

    /** Of an error that ends the connection, or does not let one begin. */
    private static final String FATAL = "FATAL";

    private static final int RETRY_AFTER_SECONDS = 2;

    DatabaseUnavailable(Throwable cause) {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/database-unavailable"))
                .withTitle("The database does not answer")
                .withStatus(503)
                .withDetail("Send the same request again in a moment.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS));
        addSuppressed(cause);
    }

    /** Whether the connection failed; false for a statement that the database did answer. */
    public static boolean explains(Throwable failure) {
        if (failure instanceof PgException answered) {
            String state = answered.getSqlState() == null ? "" : answered.getSqlState();
            return FATAL.equals(answered.getSeverity())
                    || state.startsWith("08")
                    || state.startsWith("57P")
                    || state.startsWith("53");
        }
        // A closed socket and a starved pool are reported as bare exceptions, known by their text alone.
        String text = String.valueOf(failure.getMessage());
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof ClosedConnectionException
                || text.contains("Connection was closed")
                || text.contains("Connection is not active")
                || text.equals("Timeout");
    }
}
