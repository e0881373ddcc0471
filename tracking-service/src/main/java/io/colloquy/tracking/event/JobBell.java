package io.colloquy.tracking.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Tells the streams of this replica that a job may have news. Ringing too often costs a read; not ringing costs a wait. */
@ApplicationScoped
class JobBell {
    private final ConcurrentHashMap<UUID, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final AtomicLong rung = new AtomicLong();
    private volatile boolean silent;

    /**
     * Rings at once, so that what is stored is read, and then whenever there may be more. However often it rings while a read is
     * under way, one more read follows. Never ends by itself.
     */
    Multi<Follower> rings(Follower follower) {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            follower.wokenThrough(emitter);
                            add(follower);
                            emitter.onTermination(() -> remove(follower));
                            ring(Set.of(follower), Follower::wake);
                            if (silent) {
                                follower.end();
                            }
                        },
                        BackPressureStrategy.LATEST);
    }

    void ring(UUID job, Consumer<Follower> way) {
        ring(followers.getOrDefault(job, Set.of()), way);
    }

    void ringEverywhere() {
        followers.values().forEach(ofOneJob -> ring(ofOneJob, Follower::wake));
    }

    /** Ends every stream: a request that never ends would hold up the shutdown. */
    void silence() {
        silent = true;
        followers.values().forEach(ofOneJob -> ofOneJob.forEach(Follower::end));
    }

    Set<UUID> followed() {
        return Set.copyOf(followers.keySet());
    }

    private void ring(Set<Follower> ofOneJob, Consumer<Follower> way) {
        long number = rung.incrementAndGet();
        ofOneJob.forEach(follower -> {
            follower.hear(number);
            way.accept(follower);
        });
    }

    /** The sets are never changed but replaced, so that they can be gone through while streams come and go. */
    private void add(Follower follower) {
        followers.merge(follower.job(), Set.of(follower), JobBell::union);
    }

    private void remove(Follower follower) {
        followers.computeIfPresent(follower.job(), (job, present) -> {
            var left = new HashSet<>(present);
            left.remove(follower);
            return left.isEmpty() ? null : left;
        });
    }

    private static Set<Follower> union(Set<Follower> present, Set<Follower> added) {
        var all = new HashSet<>(present);
        all.addAll(added);
        return all;
    }
}
