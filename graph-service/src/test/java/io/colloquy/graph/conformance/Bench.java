package io.colloquy.graph.conformance;

import io.colloquy.faultwall.Attempt;
import io.colloquy.faultwall.FaultWall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Plays all scenarios at once, each against models of its own, so that the real limits take as long as the longest of
 * them and not as long as all together.
 */
final class Bench implements AutoCloseable {
    private static final int WARM = 15;
    private static final int REQUESTS_OF_AN_OUTAGE = 20;
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    private final FaultWall primary;
    private final FaultWall fallback;
    private final Client client;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentHashMap<String, CompletableFuture<List<Told>>> plays = new ConcurrentHashMap<>();

    Bench(URI service, int primaryPort, int fallbackPort) {
        primary = FaultWall.startOn(primaryPort);
        fallback = FaultWall.startOn(fallbackPort);
        client = new Client(service);
        warm();
        for (Scenario scenario : Scenario.values()) {
            for (Form form : Form.values()) {
                plays.put(scenario.route(form), CompletableFuture.supplyAsync(() -> play(scenario, form), threads));
            }
        }
    }

    /** What the callers of a scenario were told, one after the other. */
    List<Told> told(Scenario scenario, Form form) {
        return plays.get(scenario.route(form)).join();
    }

    /** What the primary saw of it. */
    List<Attempt> primary(Scenario scenario, Form form) {
        return primary.attempts(scenario.primary(form));
    }

    /** What its last fallback saw of it. */
    List<Attempt> fallback(Scenario scenario, Form form) {
        return fallback.attempts(scenario.fallback(form));
    }

    List<Attempt> fallback(String model) {
        return fallback.attempts(model);
    }

    /** The first calls of a process load its classes, which says nothing about limits. */
    private void warm() {
        for (int i = 0; i < WARM; i++) {
            for (Form form : Form.values()) {
                ask(Scenario.HEALTHY, form, "Warm up, number " + i + ".");
            }
        }
    }

    private List<Told> play(Scenario scenario, Form form) {
        int requests = switch (scenario) {
            case OUTAGE -> REQUESTS_OF_AN_OUTAGE;
            case STALLED, GARBAGE_EVENT, BROKEN_EVENT -> 2;
            default -> 1;
        };
        Duration pause = scenario == Scenario.OUTAGE ? BETWEEN : Duration.ZERO;
        List<CompletableFuture<Told>> asked = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String question = "Tell me about lighthouses, number " + i + ".";
            asked.add(CompletableFuture.supplyAsync(
                    () -> ask(scenario, form, question),
                    CompletableFuture.delayedExecutor(
                            pause.multipliedBy(i).toMillis(), TimeUnit.MILLISECONDS, threads)));
            if (pause.isZero()) {
                asked.get(i).join();
            }
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private Told ask(Scenario scenario, Form form, String question) {
        try {
            return client.ask(form, scenario.route(form), question);
        } catch (Exception e) {
            throw new IllegalStateException(scenario + " " + form + " got no answer: " + e, e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        primary.close();
        fallback.close();
    }
}
