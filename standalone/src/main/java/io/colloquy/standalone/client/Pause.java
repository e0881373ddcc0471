package io.colloquy.standalone.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Time between two looks at something that others bring about. */
public final class Pause {
    private Pause() {}

    public static void of(Duration length) {
        CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }
}
