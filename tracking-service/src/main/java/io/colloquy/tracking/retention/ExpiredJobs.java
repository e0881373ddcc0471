package io.colloquy.tracking.retention;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.job.JobDeletion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Deletes jobs that finished long enough ago. */
@ApplicationScoped
class ExpiredJobs {
    private static final int PAGE = 100;
    private static final String CUTOFF = "SELECT clock_timestamp() - $1 * interval '1 second' AS cutoff";
    private static final String NEXT = """
            SELECT id, finished_at FROM job
            WHERE finished_at < $1 AND (finished_at, id) > ($2, $3::uuid)
            ORDER BY finished_at, id LIMIT $4
            """;

    private final Database database;
    private final JobDeletion deletion;

    ExpiredJobs(Database database, JobDeletion deletion) {
        this.database = database;
        this.deletion = deletion;
    }

    /** Answers how many. The cutoff is fixed at the start: what finishes meanwhile is of another day, so this comes to an end. */
    Uni<Integer> deleteOlderThan(Duration age) {
        return database.query(CUTOFF, Tuple.of((double) age.toSeconds()))
                .map(rows -> rows.iterator().next().getOffsetDateTime("cutoff"))
                .flatMap(this::deleteFinishedBefore);
    }

    private Uni<Integer> deleteFinishedBefore(OffsetDateTime cutoff) {
        var last = new AtomicReference<>(Place.FIRST);
        return Multi.createBy()
                .repeating()
                .uni(() -> page(cutoff, last.get()))
                .whilst(page -> page.size() == PAGE)
                .filter(page -> !page.isEmpty())
                .invoke(page -> last.set(page.get(page.size() - 1)))
                .onItem()
                .transformToUniAndConcatenate(
                        page -> deletion.delete(page.stream().map(Place::id).toList()))
                .collect()
                .with(Collectors.summingInt(deleted -> deleted));
    }

    private Uni<List<Place>> page(OffsetDateTime cutoff, Place after) {
        return database.query(NEXT, Tuple.of(cutoff, after.finishedAt(), after.id(), PAGE))
                .map(rows -> rows.stream()
                        .map(row -> new Place(row.getOffsetDateTime("finished_at"), row.getUUID("id")))
                        .toList());
    }

    /** Paged by key and not by what is left, so that a job that cannot be deleted does not stop the others. */
    private record Place(OffsetDateTime finishedAt, UUID id) {
        static final Place FIRST = new Place(OffsetDateTime.parse("1970-01-01T00:00Z"), new UUID(0, 0));
    }
}
