package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One operation on its way: its id, its time, the attempts it took and what they spent. */
public final class Journey {
    private final UUID operation;
    private final Deadline deadline;
    private final AtomicInteger begun = new AtomicInteger();
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final List<Spending> spendings = new CopyOnWriteArrayList<>();
    private volatile String fallbackReason;
    private volatile boolean reliable = true;
    private volatile Replay replay;

    public Journey(UUID operation, Deadline deadline) {
        this.operation = operation;
        this.deadline = deadline;
    }

    public UUID operation() {
        return operation;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** How many attempts were begun; a stream tells its client while the last of them is still running. */
    public int begun() {
        return begun.get();
    }

    /** Those that have ended, in the order of their ends. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Why the first route was left, in a word such as {@code silent}, or null while it was not. */
    public String fallbackReason() {
        return fallbackReason;
    }

    /** Adds what a provider counted for an attempt, whether its answer could be used or not. */
    public void spent(Route route, Usage usage) {
        spendings.add(new Spending(route, usage, true));
    }

    /**
     * Adds an attempt that was answered, or left in the middle, without a word of its provider on what it took.
     *
     * @param usage what was heard, and an estimate of what was sent
     */
    public void uncounted(Route route, Usage usage) {
        if (route.provider().takesTokens()) {
            spendings.add(new Spending(route, usage, false));
        }
    }

    public List<Spending> spendings() {
        return List.copyOf(spendings);
    }

    /** The tokens of all attempts as a ledger books them, estimates included, or null when there are none. */
    public Usage usage() {
        return Spending.usage(spendings.stream());
    }

    /** The tokens of those attempts that a provider counted, as callers are told them, or null when none was. */
    public Usage countedUsage() {
        return Spending.usage(spendings.stream().filter(Spending::counted));
    }

    /** US dollars of all attempts whose price is known, as a ledger books them, or null when none is. */
    public BigDecimal cost() {
        return Spending.cost(spendings.stream());
    }

    /** US dollars of those attempts that were counted and have a price, as callers are told them, or null when none has. */
    public BigDecimal countedCost() {
        return Spending.cost(spendings.stream().filter(Spending::counted));
    }

    /** How many attempts there are of which nobody can say what they cost. */
    public int unpriced() {
        return (int) spendings.stream().filter(Spending::isUnpriced).count();
    }

    /** From now on this operation gets one attempt on one route, as all did before there was a retry. */
    public void onlyOnce() {
        reliable = false;
    }

    /** Whether everything is done for it that can be. */
    public boolean isReliable() {
        return reliable;
    }

    /** The answer was there already, and it is the earlier operation that it tells of. */
    public void replays(UUID earlier, int attempts) {
        replay = new Replay(earlier, attempts);
    }

    /** Null while the answer, if there is one, is this operation's own. */
    public Replay replay() {
        return replay;
    }

    void began() {
        begun.incrementAndGet();
    }

    void ended(Route route, int number, long startNanos, Throwable failure) {
        long millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        attempts.add(new Attempt(route, number, millis, outcome(failure)));
    }

    void leftFor(ProviderFailure failure) {
        if (fallbackReason == null) {
            fallbackReason = outcome(failure);
        }
    }

    private static String outcome(Throwable failure) {
        if (failure == null) {
            return "ok";
        }
        if (failure instanceof ProviderFailure known) {
            return known.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return failure instanceof DeadlineExceeded
                ? "deadline-exceeded"
                : failure instanceof CancellationException ? "cancelled" : "error";
    }

    /**
     * One call to a provider that has ended.
     *
     * @param number of the attempt on its route, from 1
     * @param outcome {@code ok}, or what was wrong, in a word
     */
    public record Attempt(Route route, int number, long millis, String outcome) {}

    /** The operation that an answer came from, and the calls to providers that it took then. */
    public record Replay(UUID operation, int attempts) {}
}
