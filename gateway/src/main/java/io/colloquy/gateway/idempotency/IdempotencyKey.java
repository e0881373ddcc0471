package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.problem.Refused;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A client's own name for one write, by which it may be sent again. */
record IdempotencyKey(String text) {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    static Optional<IdempotencyKey> of(HttpServerRequest request) {
        List<String> values = request.headers().getAll(HEADER);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1 || !FORM.matcher(values.get(0)).matches()) {
            throw new Refused(IdempotencyProblems.malformed());
        }
        return Optional.of(new IdempotencyKey(values.get(0)));
    }
}
