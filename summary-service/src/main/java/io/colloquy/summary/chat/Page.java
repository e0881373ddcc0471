package io.colloquy.summary.chat;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of a list, and where the next one begins; null at the end. */
public record Page<T>(
        List<T> items, @Schema(nullable = true) String nextCursor) {
    /** One row more than asked for tells that there is more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        boolean more = rows.size() > limit;
        List<T> items = more ? rows.subList(0, limit) : rows;
        return new Page<>(items, more ? cursor.apply(items.get(limit - 1)) : null);
    }
}
