package io.colloquy.batchworker;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A worker with two slots whose time and queue the test holds in its hand. */
abstract class WorkerTest {
    final ManualTiming time = new ManualTiming();
    final ScriptedQueue queue = new ScriptedQueue();
    final ScriptedHandler handler = new ScriptedHandler();
    BatchWorker worker;

    @BeforeEach
    void makeWorker() {
        worker = new BatchWorker(queue, List.of(handler), WorkerOptions.of("test-1", 2), time, Runnable::run, () -> 0);
    }

    void seconds(double seconds) {
        time.advance(Duration.ofMillis((long) (seconds * 1000)));
    }
}
