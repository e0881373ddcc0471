package io.colloquy.gateway.forward;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Says once that nothing has moved for a while. */
final class IdleWatch {
    private final Vertx vertx;
    private final long idleNanos;
    private final Runnable whenIdle;

    private long touched = System.nanoTime();
    private long timer;

    IdleWatch(Vertx vertx, Duration idle, Runnable whenIdle) {
        this.vertx = vertx;
        this.idleNanos = idle.toNanos();
        this.whenIdle = whenIdle;
        look();
    }

    void touch() {
        touched = System.nanoTime();
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        long left = idleNanos - (System.nanoTime() - touched);
        if (left <= 0) {
            whenIdle.run();
        } else {
            timer = vertx.setTimer(left / 1_000_000 + 1, fired -> look());
        }
    }
}
