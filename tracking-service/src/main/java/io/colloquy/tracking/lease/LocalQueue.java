package io.colloquy.tracking.lease;

import io.colloquy.batchworker.BatchQueue;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.LeaseLost;
import io.colloquy.batchworker.Outcome;
import io.colloquy.tracking.job.Counts;
import io.colloquy.tracking.job.JobMessage;
import io.colloquy.tracking.job.JobMessage.Severity;
import io.colloquy.tracking.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The queue for workers inside this service. Their results are in the same database as the leases, so they end a batch in the
 * transaction that writes its results: there is nothing in between that a crash could tear apart.
 */
@ApplicationScoped
public class LocalQueue implements BatchQueue {
    private final Claims claims;
    private final Leases leases;
    private final Completions completions;

    LocalQueue(Claims claims, Leases leases, Completions completions) {
        this.claims = claims;
        this.leases = leases;
        this.completions = completions;
    }

    @Override
    public Uni<List<Claim>> claim(String worker, Set<String> kinds, int max) {
        return claims.claim(new ClaimRequest(worker, List.copyOf(kinds), max))
                .map(views -> views.stream().map(LocalQueue::claim).toList());
    }

    @Override
    public Uni<Duration> heartbeat(Claim claim, int itemsDone) {
        return told(leases.heartbeat(holder(claim), itemsDone).map(Duration::ofMillis));
    }

    /** What {@link #completeIn} has ended is not ended again. */
    @Override
    public Uni<Void> complete(Claim claim, Outcome outcome) {
        return told(completions.complete(end(claim, outcome)));
    }

    @Override
    public Uni<Void> fail(Claim claim, String reason) {
        return told(leases.fail(holder(claim), reason, null));
    }

    @Override
    public Uni<Void> release(Claim claim) {
        return told(leases.release(holder(claim)));
    }

    /**
     * Ends the batch in the caller's transaction. To be the last thing that it does: the batch's row is then locked for a moment
     * only, and heartbeats pass until then. Fails with {@link LeaseLost}, so that all of it is rolled back, when the claim is not
     * the newest any more.
     */
    public Uni<Void> completeIn(SqlConnection connection, Claim claim, Outcome outcome) {
        return completions
                .completeIn(connection, end(claim, outcome))
                .invoke(done -> {
                    if (!done) {
                        throw new LeaseLost("fence " + claim.fence() + " is not the newest, or the batch has ended");
                    }
                })
                .replaceWithVoid();
    }

    private static Claim claim(ClaimView view) {
        return new Claim(
                view.jobId(),
                view.account(),
                view.batch(),
                view.fence(),
                view.attempt(),
                view.supersedes(),
                view.kind(),
                view.payload(),
                view.items(),
                Duration.ofMillis(view.leaseMs()));
    }

    private static Holder holder(Claim claim) {
        return new Holder(claim.jobId(), claim.batch(), claim.fence());
    }

    private static BatchEnd end(Claim claim, Outcome outcome) {
        return new BatchEnd(holder(claim), counts(outcome), messages(outcome), null);
    }

    private static Counts counts(Outcome outcome) {
        return new Counts(outcome.done(), outcome.failed(), 0, outcome.skipped(), outcome.invalid());
    }

    private static List<JobMessage> messages(Outcome outcome) {
        return outcome.messages().stream()
                .map(said -> new JobMessage(
                        said.item(), Severity.valueOf(said.severity().toUpperCase(Locale.ROOT)), said.text()))
                .toList();
    }

    private static <T> Uni<T> told(Uni<T> call) {
        return call.onFailure(HttpProblem.class)
                .transform(problem -> Problems.isLeaseLost((HttpProblem) problem)
                        ? new LeaseLost(((HttpProblem) problem).getDetail())
                        : problem);
    }
}
