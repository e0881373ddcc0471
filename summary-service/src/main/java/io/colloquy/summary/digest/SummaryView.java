package io.colloquy.summary.digest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A summary as readers get it.
 *
 * @param reason why no model told the day, for method extractive
 */
record SummaryView(
        long chatId,
        LocalDate day,
        int revision,
        String method,
        @Schema(nullable = true) String reason,
        int messages,
        PassageView digest,
        List<PassageView> points,
        @Schema(nullable = true) String provider,
        @Schema(nullable = true) String model,
        OffsetDateTime createdAt) {

    /** A passage; {@code citation} is {@code cites} as people write it, such as {@code [3-5]}. */
    record PassageView(String text, List<Integer> cites, String citation) {}

    static SummaryView of(Row row) {
        List<PassageView> passages = passages((JsonArray) row.getValue("passages"));
        return new SummaryView(
                row.getLong("chat_id"),
                row.getLocalDate("day"),
                row.getInteger("revision"),
                row.getString("method"),
                row.getString("reason"),
                row.getInteger("messages"),
                passages.get(0),
                passages.subList(1, passages.size()),
                row.getString("provider"),
                row.getString("model"),
                row.getOffsetDateTime("created_at"));
    }

    private static List<PassageView> passages(JsonArray json) {
        return json.stream()
                .map(JsonObject.class::cast)
                .map(passage -> passage(
                        passage.getString("text"),
                        passage.getJsonArray("cites").stream()
                                .map(number -> ((Number) number).intValue())
                                .toList()))
                .toList();
    }

    private static PassageView passage(String text, List<Integer> cites) {
        return new PassageView(text, cites, Citations.written(cites));
    }
}
