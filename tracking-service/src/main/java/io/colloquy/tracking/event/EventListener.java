package io.colloquy.tracking.event;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Hears, on one connection of its own, what any replica committed. It reconnects for as long as it takes; the slow look for
 * news covers what was said while nobody listened.
 */
@ApplicationScoped
class EventListener {
    private static final Logger LOG = Logger.getLogger(EventListener.class);
    private static final long LONGEST_PAUSE_MS = 5000;

    private final JobBell bell;
    private final News news;
    private final EventConfig config;
    private final PgSubscriber subscriber;
    private Cancellable polling = () -> {};

    EventListener(JobBell bell, News news, EventConfig config, ListenConfig listen, Vertx vertx) {
        this.bell = bell;
        this.news = news;
        this.config = config;
        this.subscriber = PgSubscriber.subscriber(vertx, listen.options()).reconnectPolicy(EventListener::pause);
    }

    void start(@Observes StartupEvent event) {
        subscriber
                .channel("job_event")
                .subscribeHandler(listening -> bell.ringEverywhere())
                .handler(job -> bell.ring(UUID.fromString(job), Follower::wake));
        subscriber.connect().onFailure(failure -> LOG.warnf("Not listening for job events: %s", failure));
        polling = Multi.createFrom()
                .ticks()
                .every(config.poll())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> news.fetch())
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

    private static long pause(int failures) {
        return Math.min(LONGEST_PAUSE_MS, 200L << Math.min(failures, 5));
    }
}
