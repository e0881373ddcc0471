package io.colloquy.tracking.annotation.collection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;

/** How much a project holds. */
@RegisterForReflection
record ProjectCounts(long documents, long denotations, long blocks, long relations, long attributes) {
    static ProjectCounts from(Row row) {
        return new ProjectCounts(
                row.getLong("documents"),
                row.getLong("denotations"),
                row.getLong("blocks"),
                row.getLong("relations"),
                row.getLong("attributes"));
    }
}
