package io.colloquy.peer;

import java.time.Duration;

/** Work that takes its time between saying that it began and writing what it did. */
final class Work {
    private Work() {}

    static void sleep(Results results, String item, Duration time, Runnable begun) {
        begun.run();
        results.run("INSERT INTO started VALUES ('" + item + "')");
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
