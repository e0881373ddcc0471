package io.colloquy.standalone.lab;

import io.colloquy.standalone.client.ExportUpload;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.client.JobEvents;
import io.colloquy.standalone.client.JobView;
import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.client.Problem;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Somebody who imports one chat after the other and has its days summarised, and who asks again until he is answered. */
final class Customer {
    private static final Duration BEFORE_REPEATING = Duration.ofMillis(400);
    private static final int CONFLICT = 409;

    private final GatewayClient gateway;
    private final History history;
    private final Instant deadline;

    /** @param deadline when even he loses patience: then something that was accepted was lost */
    Customer(GatewayClient gateway, History history, Instant deadline) {
        this.gateway = gateway;
        this.history = history;
        this.deadline = deadline;
    }

    /** One chat from its upload to the end of its backfill; now and then something is asked for twice. */
    void serve(String chatName, Random random, Executor alsoAtOnce) {
        int days = 5 + random.nextInt(20);
        int messages = 2 + random.nextInt(4);
        String file = "WhatsApp Chat with " + chatName + ".txt";
        byte[] export = LabChat.export(chatName, days, messages);
        ImportView first = imported(file, export, days, messages);
        long chat = first.chats().get(0);

        CompletableFuture<Void> besides = CompletableFuture.completedFuture(null);
        if (random.nextInt(3) == 0) {
            besides = CompletableFuture.runAsync(() -> backfill(chat), alsoAtOnce);
        } else if (random.nextInt(3) == 0) {
            besides = CompletableFuture.runAsync(() -> imported(file, export, days, messages), alsoAtOnce);
        }
        backfill(chat);
        besides.join();
    }

    /** An import whose holders were killed once too often is given up, and says so: then it is sent again. */
    private ImportView imported(String file, byte[] export, int days, int messages) {
        ImportView view = sent(file, export, days, messages);
        while (view.isGivenUp()) {
            view = sent(file, export, days, messages);
        }
        return view.orProblem();
    }

    private ImportView sent(String file, byte[] export, int days, int messages) {
        ImportView view = untilAnswered(() -> gateway.upload(
                "/api/imports", ExportUpload.of(file, () -> new ByteArrayInputStream(export)), ImportView.class));
        history.accepted(new History.Upload(view.id(), file, days * messages, days));
        while (view.isWaiting()) {
            Pause.of(BEFORE_REPEATING);
            long id = view.id();
            view = untilAnswered(() -> gateway.get("/api/imports/" + id, ImportView.class));
        }
        return view;
    }

    /** All chats' days that are due for any reason, followed to the end. */
    void backfillAll(String mode) {
        apply(untilAnswered(() ->
                gateway.post("/api/backfills", new PlanView.Request(true, null, null, null, mode), PlanView.class)));
    }

    /** The other side of two may find its plan out of date, which is an answer, too. */
    private void backfill(long chat) {
        PlanView plan = untilAnswered(() -> gateway.post(
                "/api/backfills", new PlanView.Request(true, null, null, List.of(chat), "missing"), PlanView.class));
        try {
            apply(plan);
        } catch (Problem drift) {
            if (drift.status() != CONFLICT) {
                throw drift;
            }
        }
    }

    private void apply(PlanView plan) {
        PlanView applied = untilAnswered(
                () -> gateway.post("/api/backfills", new PlanView.Application(plan.planId()), PlanView.class));
        history.accepted(new History.Backfill(applied.jobId()));
        JobEvents events = new JobEvents(gateway, applied.jobId());
        JobView end = untilAnswered(() -> events.untilOver(history::saw));
        history.saw(end);
    }

    /** Every request of the lab may be repeated: that is what is under test. */
    private <T> T untilAnswered(Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (Problem e) {
                boolean refused = e.status() >= 400 && e.status() < 500 && e.status() != 404 && e.status() != 408;
                if (refused || Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Pause.of(BEFORE_REPEATING);
            }
        }
    }
}
