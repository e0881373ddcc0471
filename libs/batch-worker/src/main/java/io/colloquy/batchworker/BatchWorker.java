package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes batches from a {@link BatchQueue}, has them worked on by the {@link BatchHandler} of their kind, renews their leases on a
 * timer of its own, and reports how they ended. A batch whose lease could not be renewed is stopped before the lease ends; one
 * that somebody else holds is stopped at once and nothing is reported for it.
 *
 * <p>Handlers are subscribed to on Mutiny's default executor. A worker is started once and stopped once.
 */
public final class BatchWorker {
    private static final Logger LOG = Logger.getLogger(BatchWorker.class);

    private final Desk desk;
    private final Map<String, BatchHandler> handlers;
    private final BackOff backOff;
    private final Set<HeldBatch> held = new LinkedHashSet<>();
    private final List<UniEmitter<? super Void>> waitingForStop = new ArrayList<>();
    private Cancellable nextPoll = () -> {};
    private Cancellable claimPatience = () -> {};
    private Cancellable stopBound = () -> {};
    /** The claim that is under way, 0 when none is: an answer to any other came too late. */
    private long asking;

    private long rounds;
    private int givingBack;
    private boolean running;
    private boolean stopping;
    private boolean stopped;

    /** @throws IllegalStateException when two handlers take the same kind */
    public BatchWorker(BatchQueue queue, Collection<? extends BatchHandler> handlers, WorkerOptions options) {
        this(
                queue,
                handlers,
                options,
                new SystemTiming(options.name()),
                Infrastructure.getDefaultExecutor(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    BatchWorker(
            BatchQueue queue,
            Collection<? extends BatchHandler> handlers,
            WorkerOptions options,
            Timing timing,
            Executor executor,
            DoubleSupplier random) {
        this.desk = new Desk(queue, new Mailbox(), timing, executor, options);
        this.handlers = handlers.stream().collect(Collectors.toMap(BatchHandler::kind, Function.identity()));
        this.backOff = new BackOff(options.idlePoll(), options.longestBackOff(), random);
    }

    /** Begins to poll. A second call changes nothing. */
    public void start() {
        desk.mailbox().post(() -> {
            if (!running && !stopping) {
                running = true;
                poll();
            }
        });
    }

    /**
     * Cancels the handlers, gives their batches back and lets reports under way arrive. Completes, never fails, within
     * {@link WorkerOptions#stopWithin()}; what could not be given back by then is left to its lease.
     */
    public Uni<Void> stop() {
        return Uni.createFrom()
                .emitter(emitter -> desk.mailbox().post(() -> {
                    waitingForStop.add(emitter);
                    beginStop();
                }));
    }

    private void poll() {
        int free = desk.options().slots() - held.size();
        if (!running || asking != 0 || free <= 0) {
            return;
        }
        nextPoll.cancel();
        long round = ++rounds;
        long sent = desk.timing().nanos();
        asking = round;
        claimPatience = desk.after(desk.options().patience(), () -> unanswered(round, new TimeoutException("claim")));
        // Not cancelled when patience runs out: an answer that comes late holds batches that must be given back.
        Uni.createFrom()
                .deferred(() -> desk.queue().claim(desk.options().name(), handlers.keySet(), free))
                .subscribe()
                .with(
                        claims -> desk.mailbox().post(() -> answered(round, sent, claims)),
                        failure -> desk.mailbox().post(() -> unanswered(round, failure)));
    }

    private void answered(long round, long sent, List<Claim> claims) {
        boolean inTime = settles(round);
        if (!inTime || !running) {
            claims.forEach(this::giveBack);
            finishIfDone();
            return;
        }
        backOff.reset();
        for (Claim claim : claims) {
            Checkpoint.AFTER_CLAIM.reached();
            var batch = new HeldBatch(desk, claim, sent, this::ended);
            held.add(batch);
            batch.begin(handlers.get(claim.kind()));
        }
        nextPoll = desk.after(desk.options().idlePoll(), this::poll);
    }

    private void unanswered(long round, Throwable failure) {
        if (settles(round) && running) {
            LOG.debugf("No claim from the queue: %s", failure);
            nextPoll = desk.after(backOff.next(), this::poll);
        }
        finishIfDone();
    }

    private boolean settles(long round) {
        if (asking != round) {
            return false;
        }
        asking = 0;
        claimPatience.cancel();
        return true;
    }

    private void ended(HeldBatch batch) {
        held.remove(batch);
        if (backOff.idle()) {
            desk.mailbox().post(this::poll);
        }
        finishIfDone();
    }

    private void giveBack(Claim claim) {
        givingBack++;
        desk.ask(() -> desk.queue().release(claim), nothing -> givenBack(), failure -> givenBack());
    }

    private void givenBack() {
        givingBack--;
        finishIfDone();
    }

    private void beginStop() {
        if (!stopping) {
            running = false;
            stopping = true;
            nextPoll.cancel();
            stopBound = desk.after(desk.options().stopWithin(), this::finish);
            List.copyOf(held).forEach(HeldBatch::release);
        }
        finishIfDone();
    }

    private void finishIfDone() {
        if (stopping && held.isEmpty() && asking == 0 && givingBack == 0) {
            finish();
        }
    }

    private void finish() {
        if (!stopped) {
            stopped = true;
            stopBound.cancel();
            List.copyOf(held).forEach(HeldBatch::abandon);
            desk.timing().close();
        }
        waitingForStop.forEach(emitter -> emitter.complete(null));
        waitingForStop.clear();
    }
}
