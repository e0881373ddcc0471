package io.colloquy.standalone.lab;

import io.colloquy.standalone.PackagedServices;
import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.client.JobEvents;
import io.colloquy.standalone.client.JobView;
import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.system.Replica;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One lab for all tests that break something particular; each leaves it healed. */
final class SharedLab {
    static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final AtomicInteger CHATS = new AtomicInteger();

    private static SharedLab shared;

    final LabSystem system;
    final SlowModel model;
    final GatewayClient gateway;

    private SharedLab(LabSystem system, SlowModel model) {
        this.system = system;
        this.model = model;
        this.gateway = system.client(PATIENCE);
    }

    static synchronized SharedLab get() {
        if (shared == null) {
            Path folder = PackagedServices.temporaryFolder();
            SlowModel model = new SlowModel(Duration.ofSeconds(1));
            Map<String, String> settings = new HashMap<>(model.settings());
            // Five days of each of its two batches are in flight in a worker.
            settings.put("BACKFILL_CONCURRENCY", "10");
            settings.put("LLM_CONCURRENCY", "40");
            settings.put("SHUTDOWN_DELAY", "4S");
            // A reservation lives as long as its call may last, and is swept up soon after.
            settings.put("ENABLE_RETRY_LOGIC", "true");
            settings.put("TRANSACTION_TIMEOUT_MS", "1000");
            settings.put("TRANSACTION_CLEANUP_INTERVAL_MS", "1000");
            LabSystem system = LabSystem.start(folder, PackagedServices.copiedTo(folder), settings);
            shared = new SharedLab(system, model);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                system.close();
                model.close();
                PackagedServices.delete(folder);
            }));
        }
        return shared;
    }

    /** A new chat of so many days. */
    long chat(int days) {
        String name = "Shared " + CHATS.incrementAndGet();
        byte[] export = LabChat.export(name, days, 3);
        ImportView view = gateway.upload(
                "/api/imports",
                ExportUpload.of(name + ".txt", () -> new ByteArrayInputStream(export)),
                ImportView.class);
        while (view.isWaiting()) {
            Pause.of(BETWEEN);
            view = gateway.get("/api/imports/" + view.id(), ImportView.class);
        }
        return view.orProblem().chats().get(0);
    }

    /** Begins to summarise the chat's days and answers the job. */
    String backfill(long chat) {
        PlanView plan = gateway.post(
                "/api/backfills", new PlanView.Request(true, null, null, List.of(chat), "missing"), PlanView.class);
        return gateway.post("/api/backfills", new PlanView.Application(plan.planId()), PlanView.class)
                .jobId();
    }

    JobView end(String job) {
        return new JobEvents(gateway, job).untilOver(progress -> {});
    }

    /** Waits for a worker to hold this many batches of the job, and says which. */
    Replica holder(String job, int batches) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<Replica> holder = LabSystem.WORKERS.stream()
                    .filter(worker -> held(job, worker) >= batches)
                    .findFirst();
            if (holder.isPresent()) {
                return holder.get();
            }
            Pause.of(BETWEEN);
        }
        throw new IllegalStateException("nobody took " + batches + " batches of " + job);
    }

    long held(String job, Replica worker) {
        return system.number(
                "tracking",
                "SELECT count(*) FROM batch WHERE status = 'running' AND job_id = '" + job + "' AND worker LIKE '%-"
                        + system.process(worker).pid() + "-%'");
    }

    static Replica other(Replica worker) {
        return LabSystem.WORKERS.get(0).equals(worker) ? LabSystem.WORKERS.get(1) : LabSystem.WORKERS.get(0);
    }

    /** Sum of a counter over all replicas of a service. */
    long metric(List<Replica> replicas, String name) {
        return replicas.stream()
                .mapToLong(replica -> Direct.read(system.management(replica), name))
                .sum();
    }
}
