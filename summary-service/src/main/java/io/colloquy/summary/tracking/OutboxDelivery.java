package io.colloquy.summary.tracking;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Sends what {@link Outbox} holds. Safe in any number of replicas: a job's id makes a second sending harmless. */
@ApplicationScoped
public class OutboxDelivery {
    private static final Logger LOG = Logger.getLogger(OutboxDelivery.class);
    private static final int AT_ONCE = 10;

    private final Outbox outbox;
    private final TrackingServiceClient tracking;

    OutboxDelivery(Outbox outbox, TrackingServiceClient tracking) {
        this.outbox = outbox;
        this.tracking = tracking;
    }

    /** For right after a commit: sends now instead of at the next tick, and keeps nobody waiting. */
    public void wake() {
        deliver().subscribe().with(done -> {}, failure -> LOG.debugf("Delivery waits for the schedule: %s", failure));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return deliver().onFailure().recoverWithItem(failure -> {
            LOG.debugf("Job orders wait for the database: %s", failure.getMessage());
            return null;
        });
    }

    Uni<Void> deliver() {
        return outbox.take(AT_ONCE)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::send)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> send(Outbox.Owed order) {
        return tracking.create(order.account(), order.body())
                .chain(() -> outbox.delivered(order.id()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Job %s is not ordered yet, tracking-service: %s", order.id(), failure.getMessage());
                    return outbox.postpone(order.id());
                });
    }
}
