package io.colloquy.tracking.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the streams of this replica that a job may have news. Ringing too often costs a read; not ringing costs a wait. */
@ApplicationScoped
class JobBell {
    private static final UUID EVERY_JOB = new UUID(0, 0);

    private final BroadcastProcessor<UUID> bell = BroadcastProcessor.create();
    private final ConcurrentHashMap<UUID, Integer> followed = new ConcurrentHashMap<>();

    /** Rings at once, so that what is stored is read, and then whenever there may be more. Never ends by itself. */
    Multi<UUID> rings(UUID job) {
        Multi<UUID> later = bell.filter(rung -> rung.equals(job) || rung.equals(EVERY_JOB));
        return Multi.createBy()
                .merging()
                .streams(later, Multi.createFrom().item(job))
                .onSubscription()
                .invoke(() -> followed.merge(job, 1, Integer::sum))
                .onTermination()
                .invoke(() -> followed.computeIfPresent(job, (id, streams) -> streams > 1 ? streams - 1 : null));
    }

    synchronized void ring(UUID job) {
        bell.onNext(job);
    }

    /** Ends every stream: a request that never ends would hold up the shutdown. */
    synchronized void silence() {
        bell.onComplete();
    }

    void ringEverywhere() {
        ring(EVERY_JOB);
    }

    Set<UUID> followed() {
        return Set.copyOf(followed.keySet());
    }
}
