package io.colloquy.batchworker;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One claim from its start to its end: the work, the renewals beside it, and the report. Lives in the mailbox. */
final class HeldBatch {
    private enum Stage {
        WORKING,
        REPORTING,
        ENDED
    }

    private static final Logger LOG = Logger.getLogger(HeldBatch.class);
    private static final Duration FIRST_REPEAT = Duration.ofMillis(200);
    private static final Duration LONGEST_REPEAT = Duration.ofSeconds(2);
    private static final int LONGEST_REASON = 500;

    private final Desk desk;
    private final Claim claim;
    private final LeaseClock lease;
    private final Consumer<HeldBatch> whenEnded;
    private final AtomicInteger itemsDone = new AtomicInteger();
    private final BackOff repeats = new BackOff(FIRST_REPEAT, LONGEST_REPEAT, () -> 0);
    /** Read by the executor's thread before it starts the work; written in the mailbox only. */
    private volatile Stage stage = Stage.WORKING;

    private Cancellable work = () -> {};
    private Cancellable renewal = () -> {};
    private Cancellable fence = () -> {};
    private Cancellable call = () -> {};

    HeldBatch(Desk desk, Claim claim, long sentNanos, Consumer<HeldBatch> whenEnded) {
        this.desk = desk;
        this.claim = claim;
        this.lease = new LeaseClock(sentNanos, claim.lease());
        this.whenEnded = whenEnded;
    }

    void begin(BatchHandler handler) {
        guardLease();
        if (stage == Stage.ENDED) {
            return;
        }
        if (handler == null) {
            broke(new IllegalStateException("no handler for kind " + claim.kind()));
            return;
        }
        renewal = desk.after(lease.renewal(desk.options().renewal()), this::renew);
        work = Uni.createFrom()
                .deferred(() -> stage == Stage.WORKING
                        ? handler.handle(claim, itemsDone::incrementAndGet)
                        : Uni.createFrom().<Outcome>nothing())
                .runSubscriptionOn(desk.executor())
                .subscribe()
                .with(
                        outcome -> desk.mailbox().post(() -> worked(outcome)),
                        failure -> desk.mailbox().post(() -> broke(failure)));
    }

    /** Stops the work and gives the batch back; one that is already reporting its end goes on with that. */
    void release() {
        if (stage == Stage.WORKING) {
            work.cancel();
            report(() -> desk.queue().release(claim));
        }
    }

    /** Stops everything and reports nothing. */
    void abandon() {
        if (stage == Stage.ENDED) {
            return;
        }
        stage = Stage.ENDED;
        work.cancel();
        renewal.cancel();
        fence.cancel();
        call.cancel();
        whenEnded.accept(this);
    }

    private void worked(Outcome outcome) {
        if (stage != Stage.WORKING) {
            return;
        }
        if (outcome == null || outcome.total() != claim.items().size()) {
            broke(new IllegalStateException("the outcome does not account for the batch's items: " + outcome));
            return;
        }
        Checkpoint.BEFORE_COMPLETION.reached();
        report(() -> desk.queue().complete(claim, outcome));
    }

    private void broke(Throwable failure) {
        if (stage != Stage.WORKING) {
            return;
        }
        if (failure instanceof LeaseLost) {
            lost(failure.getMessage());
            return;
        }
        LOG.warnf("Batch %d of job %s failed: %s", claim.batch(), claim.jobId(), failure);
        String reason = failure.toString();
        report(() -> desk.queue().fail(claim, reason.substring(0, Math.min(reason.length(), LONGEST_REASON))));
    }

    /** Renewing ends here: a report that cannot be delivered before the lease ends leaves the batch to someone else. */
    private void report(Supplier<Uni<? extends Void>> ending) {
        stage = Stage.REPORTING;
        renewal.cancel();
        call.cancel();
        call = desk.ask(ending, nothing -> abandon(), failure -> {
            if (failure instanceof LeaseLost) {
                lost(failure.getMessage());
            } else {
                LOG.debugf("Batch %d of job %s: the report is repeated: %s", claim.batch(), claim.jobId(), failure);
                call = desk.after(repeats.next(), () -> repeat(ending));
            }
        });
    }

    private void repeat(Supplier<Uni<? extends Void>> ending) {
        if (stage == Stage.REPORTING) {
            report(ending);
        }
    }

    private void renew() {
        if (stage != Stage.WORKING) {
            return;
        }
        call.cancel();
        long sent = desk.timing().nanos();
        int done = Math.min(itemsDone.get(), claim.items().size());
        call = desk.ask(
                () -> desk.queue().heartbeat(claim, done),
                (Duration renewed) -> lease.renewed(sent, renewed),
                failure -> {
                    if (failure instanceof LeaseLost) {
                        lost(failure.getMessage());
                    }
                });
        renewal = desk.after(lease.renewal(desk.options().renewal()), this::renew);
    }

    private void guardLease() {
        long now = desk.timing().nanos();
        if (lease.over(now)) {
            lost("not renewed in time");
        } else if (stage != Stage.ENDED) {
            fence = desk.after(lease.left(now), this::guardLease);
        }
    }

    private void lost(String why) {
        LOG.warnf(
                "Batch %d of job %s is no longer ours (fence %d): %s",
                claim.batch(), claim.jobId(), claim.fence(), why);
        abandon();
    }
}
