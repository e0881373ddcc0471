package io.colloquy.batchworker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SystemTimingTest {
    @Test
    void aWorkerOnTheRealClockWorksThroughItsQueueAndStops() {
        var queue = new ScriptedQueue();
        queue.add("a");
        queue.add("b");
        queue.add("c");
        var seen = new ConcurrentLinkedQueue<Integer>();
        BatchHandler handler = new BatchHandler() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public Uni<Outcome> handle(Claim claim, Progress progress) {
                seen.add(claim.batch());
                return Uni.createFrom().item(new Outcome(1, 0, 0, 0, List.of()));
            }
        };
        var options = WorkerOptions.of("real", 1).withIdlePoll(Duration.ofMillis(10));
        var worker = new BatchWorker(queue, List.of(handler), options);

        worker.start();
        Awaitility.await().until(() -> seen.size() == 3);
        worker.stop().await().atMost(Duration.ofSeconds(5));

        assertEquals(List.of(1, 2, 3), List.copyOf(seen));
    }
}
