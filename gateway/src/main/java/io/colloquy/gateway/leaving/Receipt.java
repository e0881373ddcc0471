package io.colloquy.gateway.leaving;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far forgetting somebody is.
 *
 * @param state {@code running} or {@code done}
 * @param finishedAt null while it is running
 */
record Receipt(
        String state,
        Instant requestedAt,
        @Schema(nullable = true) Instant finishedAt,
        List<Step> services) {
    /**
     * One service's part.
     *
     * @param state {@code waiting}; {@code erasing}; {@code emptied}: nothing is left, and it is asked once more when no
     *     request of the account can be under way; {@code done}
     * @param deleted counts by sort
     */
    record Step(String service, String state, Map<String, Long> deleted) {}

    /** Rows of one departure, one a step. */
    static Receipt of(RowSet<Row> rows) {
        List<Step> steps = new ArrayList<>();
        Row head = rows.iterator().next();
        rows.forEach(row -> steps.add(new Step(row.getString("service"), state(row), counts(row))));
        OffsetDateTime finished = head.getOffsetDateTime("finished_at");
        return new Receipt(
                finished == null ? "running" : "done",
                head.getOffsetDateTime("requested_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                steps);
    }

    private static String state(Row row) {
        if (row.getOffsetDateTime("done_at") != null) {
            return "done";
        }
        if (row.getOffsetDateTime("emptied_at") != null) {
            return "emptied";
        }
        return row.getJsonObject("deleted").isEmpty() ? "waiting" : "erasing";
    }

    private static Map<String, Long> counts(Row row) {
        Map<String, Long> counts = new TreeMap<>();
        JsonObject deleted = row.getJsonObject("deleted");
        deleted.fieldNames().forEach(sort -> counts.put(sort, deleted.getLong(sort)));
        return counts;
    }
}
