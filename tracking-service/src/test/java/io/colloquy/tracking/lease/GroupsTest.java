package io.colloquy.tracking.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.tracking.job.Counts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final UUID JOB = new UUID(7, 7);

    /** Groups that were handed over to be committed, as their batch numbers, and how to end each. */
    private final List<List<Integer>> handedOver = new ArrayList<>();

    private final List<UniEmitter<? super List<Boolean>>> commits = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> entered = new ArrayList<>();
    private final Groups groups = new Groups(this::commit, failure -> failure instanceof IllegalArgumentException);

    @Test
    void nobodyWaitsForCompany() {
        enter(JOB, 1);
        enter(new UUID(8, 8), 2);

        assertEquals(List.of(List.of(1), List.of(2)), handedOver);
    }

    @Test
    void whatComesWhileAGroupIsCommittedIsTheNext() {
        var first = add(JOB, 1);
        var second = add(JOB, 2);
        var third = add(JOB, 3);
        assertEquals(List.of(List.of(1)), handedOver);

        commits.get(0).complete(List.of(true));
        assertTrue(first.join());
        assertFalse(second.isDone());
        assertEquals(List.of(List.of(1), List.of(2, 3)), handedOver);

        commits.get(1).complete(List.of(false, true));
        assertFalse(second.join());
        assertTrue(third.join());
        enter(JOB, 4);
        assertEquals(List.of(4), handedOver.get(2));
    }

    @Test
    void oneThatCannotBeWrittenKeepsNobodyElseFromIt() {
        enter(JOB, 1);
        var good = add(JOB, 2);
        var bad = add(JOB, 3);
        var later = add(JOB, 4);
        commits.get(0).complete(List.of(true));

        commits.get(1).fail(new IllegalArgumentException("3 holds what cannot be stored"));
        commits.get(2).complete(List.of(true));
        commits.get(3).fail(new IllegalArgumentException("3 holds what cannot be stored"));
        commits.get(4).complete(List.of(true));

        assertEquals(List.of(List.of(1), List.of(2, 3, 4), List.of(2), List.of(3), List.of(4)), handedOver);
        assertTrue(good.join());
        assertTrue(bad.isCompletedExceptionally());
        assertTrue(later.join());
        enter(JOB, 5);
        assertEquals(List.of(5), handedOver.get(5));
    }

    @Test
    void aDatabaseThatIsAwayIsAwayForAllOfThem() {
        enter(JOB, 1);
        var second = add(JOB, 2);
        var third = add(JOB, 3);
        commits.get(0).complete(List.of(true));

        commits.get(1).fail(new IllegalStateException("away"));

        assertTrue(second.isCompletedExceptionally());
        assertTrue(third.isCompletedExceptionally());
        assertEquals(2, handedOver.size());
        enter(JOB, 4);
        assertEquals(List.of(4), handedOver.get(2));
    }

    private void enter(UUID job, int batch) {
        entered.add(add(job, batch));
    }

    private CompletableFuture<Boolean> add(UUID job, int batch) {
        var end = new BatchEnd(new Holder(job, batch, 1), new Counts(1, 0, 0, 0, 0), List.of(), null);
        return groups.add(end).subscribeAsCompletionStage();
    }

    private Uni<List<Boolean>> commit(UUID job, List<BatchEnd> group) {
        handedOver.add(group.stream().map(end -> end.holder().batch()).toList());
        return Uni.createFrom().emitter(commits::add);
    }
}
