package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;

/** An answer that comes when the test gives it. */
final class LateAnswer<T> {
    private Consumer<T> waiting;

    Uni<T> asked() {
        return Uni.createFrom().emitter(emitter -> waiting = emitter::complete);
    }

    void give(T answer) {
        waiting.accept(answer);
    }
}
