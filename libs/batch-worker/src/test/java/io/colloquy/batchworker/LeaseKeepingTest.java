package io.colloquy.batchworker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseKeepingTest extends WorkerTest {
    @Test
    void leasesAreRenewedForAsLongAsTheWorkTakes() {
        queue.add("a", "b");
        worker.start();

        seconds(7);
        handler.progress.itemDone();
        seconds(300);

        assertEquals(
                List.of("heartbeat 1 at 0", "heartbeat 1 at 1"),
                queue.callsOf("heartbeat").subList(0, 2));
        assertEquals(61, queue.callsOf("heartbeat").size());
        assertTrue(handler.cancelled.isEmpty());
    }

    @Test
    void aWorkerThatCannotRenewStopsBeforeTheLeaseEnds() {
        queue.add("a");
        worker.start();
        queue.heartbeatAnswer = ScriptedQueue::unreachable;

        seconds(24.9);
        assertTrue(handler.cancelled.isEmpty());
        seconds(0.2);

        assertEquals(List.of(1), handler.cancelled);
        assertTrue(queue.callsOf("complete").isEmpty());
        assertTrue(queue.callsOf("release").isEmpty());
    }

    @Test
    void oneRenewalThatArrivesKeepsTheLeaseWhereOthersWereLost() {
        queue.add("a");
        worker.start();
        queue.heartbeatAnswer = ScriptedQueue::unreachable;
        seconds(19);
        queue.heartbeatAnswer = () -> Uni.createFrom().item(ScriptedQueue.LEASE);

        seconds(30);

        assertTrue(handler.cancelled.isEmpty());
    }

    @Test
    void aSlowAnswerRenewsFromWhenItWasAskedFor() {
        var answer = new LateAnswer<Duration>();
        queue.add("a");
        worker.start();
        queue.heartbeatAnswer = answer::asked;

        seconds(9.9);
        answer.give(ScriptedQueue.LEASE);
        queue.heartbeatAnswer = ScriptedQueue::unreachable;

        seconds(20);
        assertTrue(handler.cancelled.isEmpty());
        seconds(0.2);
        assertEquals(List.of(1), handler.cancelled);
    }

    @Test
    void aRenewalWithoutAnAnswerDoesNotHoldUpTheNext() {
        queue.add("a");
        worker.start();
        queue.heartbeatAnswer = () -> Uni.createFrom().nothing();
        seconds(11);
        queue.heartbeatAnswer = () -> Uni.createFrom().item(ScriptedQueue.LEASE);

        seconds(60);

        assertTrue(handler.cancelled.isEmpty());
    }

    @Test
    void aLostLeaseStopsTheWorkAtOnceAndNothingIsReported() {
        queue.add("a");
        worker.start();
        queue.heartbeatAnswer = ScriptedQueue::lost;

        seconds(5);

        assertEquals(List.of(1), handler.cancelled);
        seconds(60);
        assertTrue(queue.calls.stream().allMatch(call -> call.startsWith("claim") || call.equals("heartbeat 1 at 0")));
    }

    @Test
    void aHandlerThatFindsItselfOvertakenReportsNothing() {
        queue.add("a");
        worker.start();

        handler.fail(1, new LeaseLost("a higher fence was announced"));

        assertTrue(queue.callsOf("fail").isEmpty());
        assertTrue(queue.callsOf("complete").isEmpty());
    }

    @Test
    void aClaimWhoseAnswerTookLongerThanItsLeaseIsNotBegun() {
        var answer = new LateAnswer<List<Claim>>();
        var options = new WorkerOptions(
                "slow",
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10));
        queue.claimAnswer = answer::asked;
        new BatchWorker(queue, List.of(handler), options, time, Runnable::run, () -> 0).start();
        Claim claim = queue.add("a");

        seconds(26);
        answer.give(List.of(claim));

        assertFalse(handler.working.containsKey(1));
    }

    @Test
    void aShortLeaseIsRenewedThreeTimesInItsLife() {
        var clock = new LeaseClock(0, Duration.ofSeconds(6));

        assertEquals(Duration.ofSeconds(2), clock.renewal(Duration.ofSeconds(5)));
        assertEquals(Duration.ofSeconds(5), clock.left(0));
    }
}
