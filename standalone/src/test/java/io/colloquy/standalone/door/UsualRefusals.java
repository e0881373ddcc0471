package io.colloquy.standalone.door;

import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Service;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Requests that are refused in the way that is the same for every operation, each made from one that would be answered. */
final class UsualRefusals {
    private static final String NOBODYS_KEY = "clq_abcdef_" + "0".repeat(43);

    private final RunningColloquy colloquy;
    private final Cast cast;

    UsualRefusals(RunningColloquy colloquy, Cast cast) {
        this.colloquy = colloquy;
        this.cast = cast;
    }

    /** What is answered with this status; empty when there is no such way to it. */
    Optional<RawRequest> of(int status, Operation operation) {
        MatrixRow row = row(operation);
        RawRequest sound = allowed(operation);
        return Optional.ofNullable(
                switch (status) {
                    case 400 -> sound.with("Accept: garbage");
                    case 401 -> row.request(cast.things);
                    case 403 -> cast.as("narrow", row.request(cast.things), row);
                    case 409 -> keyed(operation, sound, sound);
                    case 413 -> row.request(cast.things).body() == null ? null : tooLarge(operation);
                    case 415 -> media(operation, sound);
                    case 422 -> keyed(operation, sound, sound.to("/api/another"));
                    default -> null;
                });
    }

    /** As somebody who may. */
    RawRequest allowed(Operation operation) {
        return as(operation, row(operation).request(cast.things), cast.owner.key());
    }

    /** As an operator, whom most limits are not for. */
    RawRequest ofOperator(Operation operation) {
        return row(operation).request(cast.things).bearer(colloquy.operatorKey());
    }

    /** As somebody who is limited: another user, and where operators are free, somebody whom nobody knows. */
    RawRequest ofLimited(Operation operation) {
        boolean free = operation.path().startsWith("/api/operator/");
        return row(operation).request(cast.things.unknown()).bearer(free ? NOBODYS_KEY : cast.other.key());
    }

    private RawRequest as(Operation operation, RawRequest request, String key) {
        return request.bearer(operation.path().startsWith("/api/operator/") ? colloquy.operatorKey() : key);
    }

    /** The key is that of a request which another replica is still busy with. */
    private RawRequest keyed(Operation operation, RawRequest request, RawRequest earlier) {
        String key = UUID.randomUUID().toString();
        String account = operation.path().startsWith("/api/operator/") ? "local" : cast.owner.id();
        String hash = sha256(earlier.method() + " " + earlier.target());
        colloquy.run(
                Service.GATEWAY,
                "INSERT INTO idempotency_key (account, key, request, lease_until, expires_at) VALUES ('%s', '%s', '\\x%s', now() + interval '1 hour', now() + interval '1 day')"
                        .formatted(account, key, hash));
        return request.with("Idempotency-Key: " + key);
    }

    private RawRequest tooLarge(Operation operation) {
        RawRequest empty =
                as(operation, RawRequest.of(operation.method(), cast.things.fill(operation.path())), cast.owner.key());
        return empty.with("Content-Type: application/json", "Content-Length: 9000000000000");
    }

    private RawRequest media(Operation operation, RawRequest sound) {
        RawRequest empty = RawRequest.of(operation.method(), sound.target());
        return as(operation, empty, cast.owner.key())
                .sending("text/plain", "It rains.".getBytes(StandardCharsets.UTF_8));
    }

    private static MatrixRow row(Operation operation) {
        return MatrixRow.below("public").stream()
                .filter(row -> row.operation().equals(operation.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + operation));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
