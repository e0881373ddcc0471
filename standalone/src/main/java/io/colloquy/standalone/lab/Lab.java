package io.colloquy.standalone.lab;

import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Breaks a running system on purpose while it works, heals it, waits for rest, and looks whether every promise was kept. */
public final class Lab {
    private static final Duration MODEL = Duration.ofMillis(700);
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration REST = Duration.ofMinutes(4);
    private static final Duration A_FAULT = Duration.ofSeconds(20);
    private static final int CUSTOMERS = 6;

    private final Screen screen;
    private final int kills;
    private final int pauses;
    private final long seed;

    /** @param seed decides which faults come in which order; when they meet whom also depends on the machine */
    public Lab(Screen screen, int kills, int pauses, long seed) {
        this.screen = screen;
        this.kills = kills;
        this.pauses = pauses;
        this.seed = seed;
    }

    /**
     * Blocks for about six seconds a kill or pause.
     *
     * @param folder an empty one, for the databases, the logs and nothing else
     * @param app folder with one packaged service a subfolder
     */
    public Report run(Path folder, Path app) {
        screen.line("Lab with seed " + seed + ": " + kills + " kills, " + pauses + " pauses. Logs: "
                + folder.resolve("logs"));
        ExecutorService threads = Executors.newCachedThreadPool();
        try (SlowModel model = new SlowModel(MODEL);
                LabSystem system = LabSystem.start(folder, app, model.settings())) {
            History history = new History();
            breakAndHeal(system, history, threads);
            List<Check> checks = new ArrayList<>(Checks.of(system, history));
            Holders holders = new Holders(system, history);
            checks.add(holders.falseCrashes());
            return new Report(seed, history.counts(), checks, holders.takeovers(), facts(system, history, model));
        } finally {
            threads.shutdownNow();
        }
    }

    private void breakAndHeal(LabSystem system, History history, ExecutorService threads) {
        List<Step> plan = FaultPlan.of(kills, pauses, seed);
        Instant deadline = Instant.now().plus(A_FAULT.multipliedBy(plan.size())).plus(REST);
        AtomicBoolean enough = new AtomicBoolean();
        List<CompletableFuture<Void>> customers = new ArrayList<>();
        for (int number = 1; number <= CUSTOMERS; number++) {
            int customer = number;
            customers.add(CompletableFuture.runAsync(
                    () -> serve(system, history, customer, deadline, enough, threads), threads));
        }
        Faults faults = new Faults(system, history);
        List<CompletableFuture<Void>> inflicted = new ArrayList<>();
        for (Step step : plan) {
            Pause.of(step.gap());
            inflicted.removeIf(CompletableFuture::isDone);
            inflicted.add(CompletableFuture.runAsync(() -> faults.inflict(step), threads));
        }
        inflicted.forEach(CompletableFuture::join);
        enough.set(true);
        system.heal();
        screen.line("Healed; waiting for rest …");
        customers.forEach(CompletableFuture::join);
        Customer last = new Customer(system.client(PATIENCE), history, deadline);
        last.backfillAll("missing");
        system.untilQuiet(REST);
    }

    private void serve(
            LabSystem system,
            History history,
            int number,
            Instant deadline,
            AtomicBoolean enough,
            ExecutorService threads) {
        Random random = new Random(seed * CUSTOMERS + number);
        Customer customer = new Customer(system.client(PATIENCE), history, deadline);
        for (int chat = 1; !enough.get(); chat++) {
            customer.serve("Lab " + number + "." + chat, random, threads);
        }
    }

    private static Map<String, Long> facts(LabSystem system, History history, SlowModel model) {
        Map<String, Long> facts = new LinkedHashMap<>();
        facts.put("imports accepted", (long) history.uploads().size());
        facts.put("backfills accepted", (long) history.backfills().size());
        facts.put("summaries", system.number("summary", "SELECT count(*) FROM summary"));
        facts.put(
                "of them extracts, because no model could be asked",
                system.number("summary", "SELECT count(*) FROM summary WHERE method = 'extractive'"));
        facts.put("generations", system.number("graph", "SELECT count(*) FROM generation WHERE status = 'done'"));
        facts.put("calls of the model", (long) model.calls());
        facts.put("batches", system.number("tracking", "SELECT count(*) FROM batch"));
        facts.put(
                "attempts declared crashed",
                system.number("tracking", "SELECT count(*) FROM lab.batch_step WHERE crashed"));
        facts.put(
                "batches failed, crashed or split",
                system.number("tracking", "SELECT count(*) FROM batch WHERE status IN ('failed', 'crashed', 'split')"));
        return facts;
    }
}
