package io.colloquy.tracking.annotation.upload;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Work on files, which belongs on worker threads. */
final class Blocking {
    private Blocking() {}

    /** What is done to a file. */
    interface FileWork<T> {
        T run() throws IOException;
    }

    static <T> Uni<T> work(FileWork<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
