package io.colloquy.gateway.database;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;

/** The database does not answer: nothing is wrong with the request, and it may be sent again. */
public final class DatabaseUnavailable extends HttpProblem {
    private static final int RETRY_AFTER_SECONDS = 2;

    /** The server that answers is no longer the primary. */
    private static final String READ_ONLY = "25006";

    /** It ends the connection, or does not let one begin. */
    private static final String FATAL = "FATAL";

    public DatabaseUnavailable() {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/database-unavailable"))
                .withTitle("The database does not answer")
                .withStatus(503)
                .withDetail("Send the same request again in a moment.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS));
    }

    /** True for a lost, refused, timed out or starved connection; false for a statement the database did answer. */
    static boolean explains(Throwable failure) {
        if (failure instanceof PgException answered) {
            String state = answered.getSqlState() == null ? "" : answered.getSqlState();
            return FATAL.equals(answered.getSeverity())
                    || state.startsWith("08")
                    || state.startsWith("57P")
                    || state.startsWith("53")
                    || state.equals(READ_ONLY);
        }
        // The client reports a closed socket and a full pool by types of its own and of its framework.
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof VertxException
                || failure instanceof NoStackTraceThrowable;
    }
}
