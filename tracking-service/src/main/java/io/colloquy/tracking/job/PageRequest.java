package io.colloquy.tracking.job;

import io.colloquy.tracking.problem.Problems;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list is wanted. Read as text: JAX-RS would answer 404 to a number that is none. */
record PageRequest(
        @QueryParam("limit")
        @Parameter(
                description = "1 to 200",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
        String limitText,

        @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
        String cursor) {
    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    int limit() {
        if (limitText == null || limitText.isEmpty()) {
            return DEFAULT;
        }
        try {
            int limit = Integer.parseInt(limitText);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw Problems.badRequest("limit must be a number from 1 to " + MOST + ", not " + limitText);
        }
        throw Problems.badRequest("limit must be from 1 to " + MOST + ", not " + limitText);
    }

    /** The position after which a list numbered upwards goes on. */
    long after() {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("cursor is not one that this list gave");
        }
    }
}
