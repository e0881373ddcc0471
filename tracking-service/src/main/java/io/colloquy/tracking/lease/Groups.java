package io.colloquy.tracking.lease;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Gathers what is to be written to one job: while one group is being committed, what comes in becomes the next. Nobody waits
 * for company, and whoever would have waited for the job's row shares a commit instead.
 */
final class Groups {
    private static final int MOST = 100;

    private final BiFunction<UUID, List<BatchEnd>, Uni<List<Boolean>>> commit;
    private final Predicate<Throwable> ofOne;
    /** A job has an entry while a group of it is under way: those who wait for the next. */
    private final Map<UUID, List<Waiting>> waiting = new HashMap<>();

    /**
     * @param commit writes a group of a job, and answers for each member in turn whether it took effect
     * @param ofOne whether a failure may be the doing of a single member
     */
    Groups(BiFunction<UUID, List<BatchEnd>, Uni<List<Boolean>>> commit, Predicate<Throwable> ofOne) {
        this.commit = commit;
        this.ofOne = ofOne;
    }

    /** Whether it took effect, once its group is committed. */
    Uni<Boolean> add(BatchEnd end) {
        return Uni.createFrom().emitter(emitter -> enter(new Waiting(end, emitter)));
    }

    private void enter(Waiting member) {
        UUID job = member.end().holder().job();
        synchronized (waiting) {
            List<Waiting> next = waiting.get(job);
            if (next != null) {
                next.add(member);
                return;
            }
            waiting.put(job, new ArrayList<>());
        }
        run(job, List.of(member));
    }

    private void run(UUID job, List<Waiting> group) {
        Uni.createFrom()
                .deferred(
                        () -> commit.apply(job, group.stream().map(Waiting::end).toList()))
                .subscribe()
                .with(
                        effects -> {
                            next(job);
                            for (int i = 0; i < group.size(); i++) {
                                group.get(i).emitter().complete(effects.get(i));
                            }
                        },
                        failure -> {
                            if (group.size() > 1 && ofOne.test(failure)) {
                                apart(job, group);
                            } else {
                                next(job);
                                group.forEach(member -> member.emitter().fail(failure));
                            }
                        });
    }

    /** One of them cannot be written, and must not keep the others from it: each has a group of its own. */
    private void apart(UUID job, List<Waiting> group) {
        Multi.createFrom()
                .iterable(group)
                .onItem()
                .transformToUniAndConcatenate(member -> commit.apply(job, List.of(member.end()))
                        .onItemOrFailure()
                        .invoke((effects, failure) -> {
                            if (failure == null) {
                                member.emitter().complete(effects.get(0));
                            } else {
                                member.emitter().fail(failure);
                            }
                        })
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(written -> {}, failure -> next(job), () -> next(job));
    }

    private void next(UUID job) {
        List<Waiting> group;
        synchronized (waiting) {
            List<Waiting> all = waiting.get(job);
            if (all.isEmpty()) {
                waiting.remove(job);
                return;
            }
            List<Waiting> head = all.subList(0, Math.min(MOST, all.size()));
            group = List.copyOf(head);
            head.clear();
        }
        run(job, group);
    }

    private record Waiting(BatchEnd end, UniEmitter<? super Boolean> emitter) {}
}
