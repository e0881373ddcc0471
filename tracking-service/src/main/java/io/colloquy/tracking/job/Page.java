package io.colloquy.tracking.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a list; {@code nextCursor} is null on the last. */
@RegisterForReflection
record Page<T>(List<T> items, @Schema(nullable = true) String nextCursor) {
    /** @param found up to one more than the limit, which tells that there is a next page */
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }
}
