package io.colloquy.tracking.annotation.upload;

import io.colloquy.batchworker.BatchWorker;
import io.colloquy.batchworker.WorkerOptions;
import io.colloquy.tracking.lease.LocalQueue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Every replica takes batches of annotations. */
@ApplicationScoped
class AnnotationWorker {
    /** While one waits for the database, the other reads JSON. */
    private static final int SLOTS = 2;

    private final BatchWorker worker;

    AnnotationWorker(LocalQueue queue, AnnotationHandler handler) {
        String host = System.getenv().getOrDefault("HOSTNAME", "tracking");
        String name = host + "-" + ProcessHandle.current().pid() + "-" + Planning.KIND;
        this.worker = new BatchWorker(queue, List.of(handler), WorkerOptions.of(name, SLOTS));
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    /** Blocks the thread that shuts down, nothing else: the batches are given back while the database can still be reached. */
    void stop(@Observes ShutdownEvent stopping) {
        worker.stop().subscribeAsCompletionStage().join();
    }
}
