package io.colloquy.tracking.annotation.collection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A document in a list. */
@RegisterForReflection
record DocumentView(
        String sourcedb,
        String sourceid,
        int denotations,
        int blocks,
        int relations,
        int attributes,
        Instant updatedAt) {

    static DocumentView from(Row row) {
        return new DocumentView(
                row.getString("sourcedb"),
                row.getString("sourceid"),
                row.getInteger("denotations"),
                row.getInteger("blocks"),
                row.getInteger("relations"),
                row.getInteger("attributes"),
                row.get(OffsetDateTime.class, "updated_at").toInstant());
    }
}
