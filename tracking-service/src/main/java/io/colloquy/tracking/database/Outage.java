package io.colloquy.tracking.database;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;

/** Which failures mean that the database is away, and which that it refused what it was given. */
final class Outage {
    /** Too many connections, shutting down, crashed, starting up, no longer the primary. */
    private static final Set<String> STATES = Set.of("53300", "57P01", "57P02", "57P03", "25006");

    /** It ends the connection, or does not let one begin. */
    private static final String FATAL = "FATAL";

    static boolean meantBy(Throwable failure) {
        if (failure instanceof PgException refusal) {
            String state = refusal.getSqlState();
            return FATAL.equals(refusal.getSeverity())
                    || (state != null && (state.startsWith("08") || STATES.contains(state)));
        }
        return failure instanceof IOException
                || failure instanceof VertxException
                || failure instanceof NoStackTraceThrowable;
    }

    /** Class 22, such as a NUL in a text: nothing that JSON forbids, and nothing that PostgreSQL keeps. */
    static boolean isRefusedValue(Throwable failure) {
        return failure instanceof PgException refusal
                && refusal.getSqlState() != null
                && refusal.getSqlState().startsWith("22");
    }

    private Outage() {}
}
