package io.colloquy.batchworker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PollingAndStoppingTest extends WorkerTest {
    @Test
    void anIdleWorkerAsksTwiceASecond() {
        worker.start();

        seconds(10);

        assertEquals(21, queue.calls.size());
    }

    @Test
    void aWorkerBacksOffWhileTheQueueIsAwayAndComesBackWithIt() {
        queue.claimAnswer = ScriptedQueue::unreachable;
        worker.start();

        seconds(60);
        int asked = queue.calls.size();
        assertTrue(asked < 20, asked + " claims in a minute");
        queue.claimAnswer = null;
        queue.add("a");
        seconds(5);

        assertEquals(1, handler.working.size());
    }

    @Test
    void aFullWorkerDoesNotAsk() {
        queue.add("a");
        queue.add("b");
        worker.start();

        seconds(60);

        assertEquals(1, queue.callsOf("claim").size());
    }

    @Test
    void stoppingStopsTheWorkAndGivesItBack() {
        queue.add("a");
        queue.add("b");
        worker.start();

        boolean stopped = stop().get();

        assertTrue(stopped);
        assertEquals(List.of(1, 2), handler.cancelled);
        assertEquals(List.of("release 1", "release 2"), queue.callsOf("release"));
        assertTrue(time.closed());
    }

    @Test
    void stoppingWaitsForAReportUnderWay() {
        var answer = new LateAnswer<Void>();
        queue.add("a");
        worker.start();
        queue.endAnswer = answer::asked;
        handler.finish(1, 1);

        AtomicBoolean stopped = stop();
        assertFalse(stopped.get());
        answer.give(null);

        assertTrue(stopped.get());
        assertTrue(queue.callsOf("release").isEmpty());
    }

    @Test
    void stoppingEndsInTimeThoughTheQueueIsSilent() {
        queue.add("a");
        worker.start();
        queue.endAnswer = () -> Uni.createFrom().nothing();

        AtomicBoolean stopped = stop();
        seconds(9.9);
        assertFalse(stopped.get());
        seconds(0.2);

        assertTrue(stopped.get());
    }

    @Test
    void whatIsClaimedWhileStoppingIsGivenBackUntouched() {
        var answer = new LateAnswer<List<Claim>>();
        queue.claimAnswer = answer::asked;
        worker.start();
        AtomicBoolean stopped = stop();
        assertFalse(stopped.get());

        answer.give(List.of(queue.add("a")));

        assertTrue(stopped.get());
        assertEquals(List.of("release 1"), queue.callsOf("release"));
        assertTrue(handler.working.isEmpty());
    }

    @Test
    void anAnswerThatNobodyWaitsForAnyMoreIsGivenBack() {
        var answer = new LateAnswer<List<Claim>>();
        queue.claimAnswer = answer::asked;
        worker.start();
        queue.claimAnswer = null;
        seconds(8);

        answer.give(List.of(queue.add("a")));

        assertEquals(List.of("release 1"), queue.callsOf("release"));
    }

    @Test
    void stoppingTwiceIsStoppingOnce() {
        worker.start();

        assertTrue(stop().get());
        assertTrue(stop().get());
    }

    @Test
    void pausesDoubleUpToTheirBoundAndAreShortenedByUpToHalf() {
        var full = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(5), () -> 0);
        var half = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(5), () -> 1);

        assertEquals(
                List.of(500L, 1000L, 2000L, 4000L, 5000L),
                List.of(millis(full), millis(full), millis(full), millis(full), millis(full)));
        assertEquals(250L, millis(half));
    }

    private static long millis(BackOff backOff) {
        return backOff.next().toMillis();
    }

    private AtomicBoolean stop() {
        var stopped = new AtomicBoolean();
        worker.stop().subscribe().with(done -> stopped.set(true));
        return stopped;
    }
}
