package io.colloquy.tracking.event;

import io.colloquy.tracking.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Follows one job from a position in its events: what is stored first, then what comes, as the bell rings. */
@ApplicationScoped
class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int PAGE = 200;
    private static final String FINISHED = "SELECT finished_at IS NOT NULL AS finished FROM job WHERE id = $1";
    private static final String AFTER =
            "SELECT id, name, data::text AS data FROM job_event WHERE job_id = $1 AND id > $2 ORDER BY id LIMIT $3";

    private final Database database;
    private final JobBell bell;

    EventStream(Database database, JobBell bell) {
        this.database = database;
        this.bell = bell;
    }

    /** Ends after the job's last event; of a job that has finished everything is stored and nothing is waited for. */
    Multi<StreamedEvent> open(UUID job, long after) {
        return database.query(FINISHED, Tuple.of(job))
                .map(rows -> rows.iterator().next().getBoolean("finished"))
                .onItem()
                .transformToMulti(
                        finished -> finished ? pages(job, new AtomicLong(after)) : follow(job, new AtomicLong(after)));
    }

    private Multi<StreamedEvent> follow(UUID job, AtomicLong position) {
        Multi<StreamedEvent> heartbeats = Multi.createFrom()
                .ticks()
                .startingAfter(HEARTBEAT)
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> StreamedEvent.HEARTBEAT);
        // Only the newest ring is kept while a read is under way: one more read then sees whatever came meanwhile.
        Multi<StreamedEvent> events = bell.rings(job)
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToMultiAndConcatenate(ring -> pages(job, position)
                        .onFailure()
                        .invoke(failure -> LOG.debugf("Events of job %s could not be read: %s", job, failure))
                        .onFailure()
                        .recoverWithCompletion())
                .onItem()
                .transformToMultiAndConcatenate(EventStream::markedIfLast)
                .onCompletion()
                .continueWith(StreamedEvent.END);
        return Multi.createBy().merging().streams(events, heartbeats).select().first(event -> !event.isEnd());
    }

    private static Multi<StreamedEvent> markedIfLast(StreamedEvent event) {
        return event.isLast()
                ? Multi.createFrom().items(event, StreamedEvent.END)
                : Multi.createFrom().item(event);
    }

    private Multi<StreamedEvent> pages(UUID job, AtomicLong position) {
        return Multi.createBy()
                .repeating()
                .uni(() -> page(job, position.get()).invoke(page -> page.forEach(event -> position.set(event.id()))))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .<StreamedEvent>disjoint();
    }

    private Uni<List<StreamedEvent>> page(UUID job, long after) {
        return database.query(AFTER, Tuple.of(job, after, PAGE))
                .map(rows -> rows.stream().map(StreamedEvent::from).toList());
    }
}
