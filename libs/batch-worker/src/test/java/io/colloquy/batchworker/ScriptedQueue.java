package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A queue that does what the test says and remembers what it was asked. */
final class ScriptedQueue implements BatchQueue {
    static final Duration LEASE = Duration.ofSeconds(30);
    private static final UUID JOB = UUID.randomUUID();

    final List<String> calls = new ArrayList<>();
    final Deque<Claim> waiting = new ArrayDeque<>();
    Supplier<Uni<List<Claim>>> claimAnswer;
    Supplier<Uni<Duration>> heartbeatAnswer = () -> Uni.createFrom().item(LEASE);
    Supplier<Uni<Void>> endAnswer = () -> Uni.createFrom().voidItem();
    private int batches;

    static <T> Uni<T> unreachable() {
        return Uni.createFrom().failure(new IOException("connection refused"));
    }

    static <T> Uni<T> lost() {
        return Uni.createFrom().failure(new LeaseLost("overtaken"));
    }

    Claim add(String... items) {
        batches++;
        var claim = new Claim(JOB, "local", batches, batches, 1, List.of(), "test", "{}", List.of(items), LEASE);
        waiting.add(claim);
        return claim;
    }

    @Override
    public Uni<List<Claim>> claim(String worker, Set<String> kinds, int max) {
        calls.add("claim " + max);
        if (claimAnswer != null) {
            return claimAnswer.get();
        }
        var taken = new ArrayList<Claim>();
        while (taken.size() < max && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return Uni.createFrom().item(taken);
    }

    @Override
    public Uni<Duration> heartbeat(Claim claim, int itemsDone) {
        calls.add("heartbeat " + claim.batch() + " at " + itemsDone);
        return heartbeatAnswer.get();
    }

    @Override
    public Uni<Void> complete(Claim claim, Outcome outcome) {
        calls.add("complete " + claim.batch());
        return endAnswer.get();
    }

    @Override
    public Uni<Void> fail(Claim claim, String reason) {
        calls.add("fail " + claim.batch() + ": " + reason);
        return endAnswer.get();
    }

    @Override
    public Uni<Void> release(Claim claim) {
        calls.add("release " + claim.batch());
        return endAnswer.get();
    }

    List<String> callsOf(String verb) {
        return calls.stream().filter(call -> call.startsWith(verb)).toList();
    }
}
