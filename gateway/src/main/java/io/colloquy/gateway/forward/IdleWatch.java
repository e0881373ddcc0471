package io.colloquy.gateway.forward;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Says once that nothing has moved for a while: for the idle time, and at most a quarter of it longer. It counts looks
 * and not seconds: when this process itself stood still, that is one look, and what waited meanwhile is read before the next.
 */
final class IdleWatch {
    private static final int LOOKS = 4;

    private final Vertx vertx;
    private final long pauseMs;
    private final Runnable whenIdle;

    private boolean moved = true;
    private int still;
    private long timer;

    IdleWatch(Vertx vertx, Duration idle, Runnable whenIdle) {
        this.vertx = vertx;
        this.pauseMs = Math.max(1, idle.toMillis() / LOOKS);
        this.whenIdle = whenIdle;
        lookAgain();
    }

    void touch() {
        moved = true;
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void lookAgain() {
        timer = vertx.setTimer(pauseMs, fired -> look());
    }

    private void look() {
        still = moved ? 0 : still + 1;
        moved = false;
        if (still == LOOKS) {
            whenIdle.run();
        } else {
            lookAgain();
        }
    }
}
