package io.colloquy.standalone.system;

import java.util.List;

/**
 * What a system's processes know each other and their operator by.
 *
 * @param operatorKey what the operator is let in with
 * @param database what PostgreSQL lets the services in with
 */
public record Secrets(InternalKeys internal, String operatorKey, DatabasePasswords database) {
    /** New ones that are kept nowhere. */
    public static Secrets fresh() {
        return new Secrets(InternalKeys.fresh(), OperatorKey.drawn(), DatabasePasswords.fresh());
    }

    /** The home's own; what is missing is made. Only whoever has claimed the home may make it. */
    static Secrets of(Home home) {
        return new Secrets(InternalKeys.of(home), OperatorKey.of(home), DatabasePasswords.of(home));
    }

    /** As the lines that {@code .env} wants; in single quotes, which is how compose and shells leave JSON alone. */
    public List<String> lines() {
        return List.of(
                "GATEWAY_INTERNAL_KEY='" + internal.privateKey(Service.GATEWAY).orElseThrow() + "'",
                "SUMMARY_INTERNAL_KEY='" + internal.privateKey(Service.SUMMARY).orElseThrow() + "'",
                "COLLOQUY_INTERNAL_KEYS='" + internal.publicKeys() + "'",
                "COLLOQUY_OPERATOR_KEY='" + operatorKey + "'");
    }

    /** Records are printed sooner or later. */
    @Override
    public String toString() {
        return "secrets";
    }
}
