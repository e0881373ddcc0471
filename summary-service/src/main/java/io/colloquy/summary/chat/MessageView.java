package io.colloquy.summary.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message.
 *
 * @param number its place within its day, from 1: what summaries cite
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        long id,
        LocalDate day,
        long number,
        Instant at,
        boolean secondsKnown,
        @Schema(nullable = true) String sender,
        String kind,
        String text,
        @Schema(nullable = true) String sourceId,
        @Schema(nullable = true) String replyTo,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, nullable = true, additionalProperties = Schema.True.class)
        String extra,

        @Schema(nullable = true) Long importId) {

    static MessageView of(Row row) {
        return new MessageView(
                row.getLong("id"),
                row.getLocalDate("day"),
                row.getLong("number"),
                row.get(OffsetDateTime.class, "at").toInstant(),
                row.getBoolean("seconds_known"),
                row.getString("sender"),
                row.getString("kind"),
                row.getString("text"),
                row.getString("source_id"),
                row.getString("reply_to"),
                row.getString("extra"),
                row.getLong("import_id"));
    }

    /** Where a list goes on behind this message. */
    String cursor() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
    }
}
