package io.colloquy.tracking.event;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What one read found after a position.
 *
 * @param jobGone there was not even the job
 * @param prunedTo the job's mark: the highest event that retention took
 */
record StoredPage(boolean jobGone, long prunedTo, double secondsSinceProgress, List<StreamedEvent> events) {
    static StoredPage from(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new StoredPage(true, 0, 0, List.of());
        }
        var events = new ArrayList<StreamedEvent>();
        for (Row row : rows) {
            if (row.getLong("id") != null) {
                events.add(StreamedEvent.from(row));
            }
        }
        Row first = rows.iterator().next();
        return new StoredPage(
                false, first.getLong("events_pruned_to"), first.getDouble("seconds"), List.copyOf(events));
    }

    /** Moves the follower on. Ends with the last event; or at once when the job, or what would come next, was removed. */
    List<StreamedEvent> tell(Follower follower) {
        if (jobGone || follower.isBefore(prunedTo)) {
            return List.of(StreamedEvent.END);
        }
        follower.progressed(secondsSinceProgress);
        if (events.isEmpty()) {
            return events;
        }
        StreamedEvent last = events.get(events.size() - 1);
        follower.read(last);
        if (!last.isLast()) {
            return events;
        }
        var ending = new ArrayList<>(events);
        ending.add(StreamedEvent.END);
        return ending;
    }
}
