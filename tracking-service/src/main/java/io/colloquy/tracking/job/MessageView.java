package io.colloquy.tracking.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message with its place in the job's list. */
@RegisterForReflection
record MessageView(long id, @Schema(nullable = true) String item, String severity, String text, Instant createdAt) {
    static MessageView from(Row row) {
        return new MessageView(
                row.getLong("id"),
                row.getString("item"),
                row.getString("severity"),
                row.getString("text"),
                JobView.instant(row, "created_at"));
    }
}
