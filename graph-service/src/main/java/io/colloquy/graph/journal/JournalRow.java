package io.colloquy.graph.journal;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** What was read of one key; a Uni drops null from a repetition, so an unknown key is a row without content. */
record JournalRow(Row row) {
    static JournalRow first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return new JournalRow(iterator.hasNext() ? iterator.next() : null);
    }

    boolean isKnown() {
        return row != null;
    }

    boolean isFor(JournalKey key) {
        return row.getString("request_hash").equals(key.requestHash());
    }

    boolean isDone() {
        return isKnown() && row.getString("status").equals("done");
    }

    boolean isFailed() {
        return isKnown() && row.getString("status").equals("failed");
    }

    boolean isHeld() {
        return isKnown() && row.getString("status").equals("running") && !row.getBoolean("abandoned");
    }

    Entry.Failed failed() {
        return new Entry.Failed(row.getString("failure"), row.getString("failure_detail"));
    }

    Entry.Stored stored() {
        return new Entry.Stored(
                row.getUUID("operation_id"),
                row.getString("provider"),
                row.getString("model"),
                row.getString("prompt_version"),
                row.getInteger("attempts"),
                row.getString("answer"),
                row.getLong("prompt_tokens"),
                row.getLong("completion_tokens"),
                row.getBigDecimal("cost"));
    }
}
