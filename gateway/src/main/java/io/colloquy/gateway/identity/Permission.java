package io.colloquy.gateway.identity;

import java.util.Set;
import java.util.regex.Pattern;

/** What a request needs: nothing at the few places that are open to everybody, else one scope. */
public final class Permission {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** Whatever the method: one that does not exist here is told so. */
    private static final Set<String> OPEN =
            Set.of("/health", "/health/deep", "/openapi", "/api/auth/register", "/api/auth/login");

    /** A link is its own credential. */
    private static final Pattern OPEN_LINKS = Pattern.compile("/api/(shared/.+|account/deletions/[^/]+)");

    /** A job that is retried or goes on asks models for what it has not yet. */
    private static final Pattern GENERATIONS = Pattern.compile(
            "/v1(/.*)?|/api/graphs/[^/]+/actions/.+|/api/backfills(/[^/]+)?|/api/jobs/[^/]+/(retry|resume)");

    private static final Pattern OPERATORS = Pattern.compile("/api/operator(/.*)?");

    private Permission() {}

    public static boolean open(String method, String path) {
        return OPEN.contains(path) || (reads(method) && OPEN_LINKS.matcher(path).matches());
    }

    /** Whether nothing changes by it. */
    static boolean reads(String method) {
        return READS.contains(method);
    }

    static Scope scope(String method, String path) {
        if (operators(path)) {
            return Scope.ADMIN;
        }
        if (reads(method)) {
            return Scope.READ;
        }
        return method.equals("POST") && GENERATIONS.matcher(path).matches() ? Scope.GENERATE : Scope.WRITE;
    }

    static boolean operators(String path) {
        return OPERATORS.matcher(path).matches();
    }
}
