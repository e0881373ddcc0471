package io.colloquy.gateway.limit;

import io.colloquy.gateway.route.RouteTable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request is counted as: each as one of these, or, of those that only look whether anybody is there, as none. */
enum LimitClass {
    /** Whatever a password can be guessed with. */
    AUTH(true),
    /** A model is asked. */
    LLM(true),
    /** A file is taken in. */
    IMPORT(true),
    /** Links that are opened without an account, and their making. */
    SHARE(true),
    /** All the rest. */
    API(false);

    private static final Pattern PASSWORDS =
            Pattern.compile("/api/auth/(login|register|password)|/api/account(/password)?");
    private static final Pattern IMPORTS = Pattern.compile("/api/imports|/api/annotations/[^/]+|/api/graphs/import");
    private static final Pattern SHARES = Pattern.compile("/api/graphs/[^/]+/shares(/.*)?");

    private final boolean shared;

    LimitClass(boolean shared) {
        this.shared = shared;
    }

    static Optional<LimitClass> of(String method, String path) {
        if (path == null || under("/health", path)) {
            return Optional.empty();
        }
        if (under("/api/shared", path)) {
            return Optional.of(SHARE);
        }
        return Optional.of(reads(method) ? API : writing(method, path));
    }

    /** Whether it is counted in the database, for all replicas together. */
    boolean shared() {
        return shared;
    }

    /** Whether nobody is let through while nobody can count; the others are counted by each replica for itself meanwhile. */
    boolean needsCount() {
        return this == AUTH || this == LLM;
    }

    String policy() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static LimitClass writing(String method, String path) {
        if (PASSWORDS.matcher(path).matches()) {
            return AUTH;
        }
        if (method.equals("POST") && RouteTable.waitsForModel(path)) {
            return LLM;
        }
        if (!method.equals("DELETE") && IMPORTS.matcher(path).matches()) {
            return IMPORT;
        }
        return SHARES.matcher(path).matches() ? SHARE : API;
    }

    private static boolean under(String prefix, String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
