package io.colloquy.tracking.problem;

import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.NotFoundException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of the query that is no number is a mistake of the client's. The framework answers it as it answers one of the
 * path: there were no such thing.
 */
final class UnreadableQuery {
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"", Pattern.DOTALL);

    private UnreadableQuery() {}

    static boolean explains(ProblemContext context) {
        if (!(context.cause instanceof NotFoundException)) {
            return false;
        }
        Throwable cause = context.cause.getCause();
        while (cause != null && !(cause instanceof NumberFormatException)) {
            cause = cause.getCause();
        }
        return cause != null && !inPath(context.path, String.valueOf(cause.getMessage()));
    }

    private static boolean inPath(String path, String message) {
        Matcher unreadable = QUOTED.matcher(message);
        return unreadable.find() && !unreadable.group(1).isEmpty() && path.contains('/' + unreadable.group(1));
    }
}
