package io.colloquy.tracking.event;

import io.colloquy.tracking.database.Database;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Hears, on one connection of its own, what any replica committed. It reconnects for as long as it takes; the slow poll covers
 * what was said while nobody listened.
 */
@ApplicationScoped
class EventListener {
    private static final Logger LOG = Logger.getLogger(EventListener.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final long LONGEST_PAUSE_MS = 5000;
    private static final String NEWS = """
            SELECT DISTINCT job_id FROM job_event
            WHERE job_id = ANY($1) AND created_at > clock_timestamp() - interval '30 seconds'
            """;

    private final JobBell bell;
    private final Database database;
    private final PgSubscriber subscriber;
    private Cancellable polling = () -> {};

    EventListener(JobBell bell, Database database, ListenConfig config, Vertx vertx) {
        this.bell = bell;
        this.database = database;
        PgConnectOptions options = config.options();
        this.subscriber = PgSubscriber.subscriber(vertx, options).reconnectPolicy(EventListener::pause);
    }

    void start(@Observes StartupEvent event) {
        subscriber
                .channel("job_event")
                .subscribeHandler(listening -> bell.ringEverywhere())
                .handler(job -> bell.ring(UUID.fromString(job)));
        subscriber.connect().onFailure(failure -> LOG.warnf("Not listening for job events: %s", failure));
        polling = Multi.createFrom()
                .ticks()
                .every(POLL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> poll())
                .subscribe()
                .with(done -> {});
    }

    void announceStop(@Observes ShutdownDelayInitiatedEvent event) {
        bell.silence();
    }

    void stop(@Observes ShutdownEvent event) {
        polling.cancel();
        subscriber.close();
    }

    private Uni<Void> poll() {
        UUID[] followed = bell.followed().toArray(UUID[]::new);
        if (followed.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return database.query(NEWS, Tuple.of(followed))
                .invoke(rows -> rows.forEach(row -> bell.ring(row.getUUID("job_id"))))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private static long pause(int failures) {
        return Math.min(LONGEST_PAUSE_MS, 200L << Math.min(failures, 5));
    }
}
