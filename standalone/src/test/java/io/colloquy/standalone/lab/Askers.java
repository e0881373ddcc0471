package io.colloquy.standalone.lab;

import io.colloquy.standalone.InternalTokens;
import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.system.Service;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers of graph-service that ask one question after the other, each until it is answered, as a worker would. */
final class Askers implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final String QUESTION =
            "{\"key\": \"%s\", \"purpose\": \"summary\", \"maxPoints\": 7, \"messages\": ["
                    + "{\"number\": 1, \"at\": \"2024-01-01T09:30:00\", \"sender\": \"Anna\", \"kind\": \"text\", \"text\": \"The first wall stands.\"},"
                    + "{\"number\": 2, \"at\": \"2024-01-01T09:31:00\", \"sender\": \"Ben\", \"kind\": \"text\", \"text\": \"Wall two comes on Friday.\"}]}";

    private static final int DIED = 0;

    private final String url;
    private final InternalTokens tokens;
    private final ExecutorService threads;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Throwable> surprises = new CopyOnWriteArrayList<>();

    Askers(LabSystem system, int callers) {
        url = "http://127.0.0.1:" + system.http(LabSystem.GRAPH) + "/internal/generations";
        tokens = new InternalTokens(system.secrets());
        threads = Executors.newFixedThreadPool(callers);
        for (int caller = 0; caller < callers; caller++) {
            String name = "crash:" + caller + ":";
            threads.execute(() -> ask(name));
        }
    }

    int answered() {
        return answered.get();
    }

    int refused() {
        return refused.get();
    }

    List<Throwable> surprises() {
        return surprises;
    }

    /** Returns when every question that was not refused has its answer. */
    @Override
    public void close() {
        stopped.set(true);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
                surprises.add(new IllegalStateException("somebody never got an answer"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String caller) {
        var unsure = new ArrayList<String>();
        try {
            for (int number = 0; !stopped.get(); number++) {
                String question = QUESTION.formatted(caller + number);
                if (status(question) == DIED) {
                    unsure.add(question);
                    Pause.of(AGAIN);
                }
            }
            unsure.forEach(this::untilAnswered);
        } catch (RuntimeException e) {
            surprises.add(e);
        }
    }

    private void untilAnswered(String question) {
        while (status(question) == DIED) {
            Pause.of(AGAIN);
        }
    }

    /** A question whose fate is not known is asked again at the end: its lease is with the dead for a while. */
    private int status(String question) {
        try {
            String token = tokens.summary(Service.GRAPH, "local");
            int status = Direct.post(url, token, question, "X-Request-Deadline-Ms", "5000")
                    .statusCode();
            switch (status) {
                case 200 -> answered.incrementAndGet();
                case 429 -> {
                    refused.incrementAndGet();
                    Pause.of(AGAIN);
                }
                case 503, 504 -> {
                    return DIED;
                }
                default -> throw new IllegalStateException("an answer of " + status);
            }
            return status;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                // Nobody is there yet, so nothing was asked.
                Pause.of(AGAIN);
                return stopped.get() ? DIED : status(question);
            }
            return DIED;
        }
    }
}
