package io.colloquy.summary.tracking;

import io.colloquy.batchworker.BatchHandler;
import io.colloquy.batchworker.BatchWorker;
import io.colloquy.batchworker.WorkerOptions;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** One worker for each kind of work that a feature of this service handles, so that no kind waits behind another. */
@ApplicationScoped
class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    /** Two batches of a kind side by side: while the last items of one are slow, the next has begun. */
    private static final int SLOTS = 2;

    private final Instance<BatchHandler> handlers;
    private final TrackingServiceClient tracking;
    private final List<BatchWorker> workers = new ArrayList<>();

    Workers(@Any Instance<BatchHandler> handlers, TrackingServiceClient tracking) {
        this.handlers = handlers;
        this.tracking = tracking;
    }

    void start(@Observes StartupEvent started) {
        String host = System.getenv().getOrDefault("HOSTNAME", "summary");
        for (BatchHandler handler : handlers) {
            String name = host + "-" + ProcessHandle.current().pid() + "-" + handler.kind();
            var worker = new BatchWorker(tracking, List.of(handler), WorkerOptions.of(name, SLOTS));
            worker.start();
            workers.add(worker);
            LOG.debugf("%s takes batches", name);
        }
    }

    /** With a delay before the end the leases go back at its beginning, and nothing new is begun meanwhile. */
    void leave(@Observes ShutdownDelayInitiatedEvent asked) {
        workers.forEach(worker -> worker.stop().subscribe().with(stopped -> {}));
    }

    /** Blocks the thread that shuts down, nothing else: the neighbours must hear of the releases before HTTP is closed. */
    void stop(@Observes ShutdownEvent stopping) {
        List<Uni<Void>> stops = workers.stream().map(BatchWorker::stop).toList();
        if (!stops.isEmpty()) {
            Uni.join()
                    .all(stops)
                    .andCollectFailures()
                    .subscribeAsCompletionStage()
                    .join();
        }
    }
}
