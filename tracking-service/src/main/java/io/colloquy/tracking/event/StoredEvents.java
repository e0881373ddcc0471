package io.colloquy.tracking.event;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads a job's events, a page at a time and only when somebody wants more. */
@ApplicationScoped
class StoredEvents {
    private static final int PAGE = 200;

    /** All running batches are few; those of one job, most of which have ended, may be many. */
    private static final String OPEN = """
            WITH running AS MATERIALIZED (
                SELECT job_id, progressed_at FROM batch WHERE status = 'running' AND items_done > 0)
            SELECT job.finished_at IS NOT NULL AS finished, job.events_pruned_to, (
                    SELECT max(id) FROM job_event WHERE job_id = $1) AS newest,
                extract(epoch FROM clock_timestamp() - greatest(
                    coalesce(job.last_progress_at, job.started_at, job.created_at), (
                        SELECT max(progressed_at) FROM running WHERE job_id = $1)))::float8 AS seconds
            FROM job WHERE job.id = $1 AND job.account = $2
            """;

    /** Every event but a message has the job's view; what counts changes writes one, so the newest is the job as it is. */
    private static final String VIEW = """
            SELECT id, name, data::text AS data FROM job_event
            WHERE job_id = (SELECT id FROM job WHERE id = $1 AND account = $2) AND name <> 'message' ORDER BY id DESC LIMIT 1
            """;

    /** Without news there is one row without an event, without the job there is none. */
    static final String AFTER = """
            SELECT event.id, event.name, event.data::text AS data, job.events_pruned_to,
                extract(epoch FROM clock_timestamp()
                    - coalesce(job.last_progress_at, job.started_at, job.created_at))::float8 AS seconds
            FROM job LEFT JOIN LATERAL (
                SELECT * FROM job_event WHERE job_id = $1 AND id > $3 ORDER BY id LIMIT $4) AS event ON true
            WHERE job.id = $1 AND job.account = $2
            ORDER BY event.id
            """;

    private final ConcurrentHashMap<Follower.Place, Uni<StoredPage>> reads = new ConcurrentHashMap<>();
    private final Database database;

    StoredEvents(Database database) {
        this.database = database;
    }

    /** Nothing when the account has no such job any more. */
    Uni<Optional<Opening>> open(Followed job) {
        return database.query(OPEN, job.values())
                .map(rows -> rows.stream().map(Opening::from).findFirst());
    }

    Uni<Optional<StreamedEvent>> view(Followed job) {
        return database.query(VIEW, job.values())
                .map(rows -> rows.stream().map(StreamedEvent::from).findFirst());
    }

    /** What is stored after the follower's position, which moves on as it is read. */
    Multi<StreamedEvent> after(Follower follower) {
        return Multi.createBy()
                .repeating()
                .uni(() -> page(follower))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .disjoint();
    }

    private Uni<List<StreamedEvent>> page(Follower follower) {
        return Uni.createFrom()
                .deferred(() -> reads.computeIfAbsent(follower.place(), this::read))
                .map(page -> page.tell(follower));
    }

    /** Streams of a job that are as far as each other, woken by the same ring, share one read: what it sees is later than the ring. */
    private Uni<StoredPage> read(Follower.Place place) {
        return database.query(
                        AFTER,
                        place.followed().values().addLong(place.position()).addInteger(PAGE))
                .map(StoredPage::from)
                .onTermination()
                .invoke(() -> reads.remove(place))
                .memoize()
                .indefinitely();
    }

    /** A job as a stream finds it. */
    record Opening(boolean finished, long prunedTo, long newest, double secondsSinceProgress) {
        static Opening from(Row row) {
            return new Opening(
                    row.getBoolean("finished"),
                    row.getLong("events_pruned_to"),
                    row.getLong("newest"),
                    row.getDouble("seconds"));
        }

        /** Before what is kept; or after what there is, which happens when the database was restored from a backup. */
        boolean isUnknown(long position) {
            return position < prunedTo || position > newest;
        }
    }
}
