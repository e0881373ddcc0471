package io.colloquy.summary.tracking;

import static io.colloquy.summary.neighbour.Neighbour.TRACKING;

import com.fasterxml.jackson.core.JacksonException;
import io.colloquy.batchworker.BatchQueue;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.LeaseLost;
import io.colloquy.batchworker.Outcome;
import io.colloquy.summary.neighbour.ServiceToken;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The only door to tracking-service. Calls that may be repeated are retried when the connection failed, and only then;
 * a refusal for an old fence is an answer, not a failure of the neighbour. The HTTP timeouts (application.properties) are
 * shorter than the guard's, so that a call that is given up is also hung up.
 */
@ApplicationScoped
@Timeout(5000)
public class TrackingServiceClient implements BatchQueue {
    private static final Set<Integer> NO_LONGER_OURS = Set.of(404, 409, 410);

    private final TrackingApi tracking;
    private final ServiceToken token;

    TrackingServiceClient(@RestClient TrackingApi tracking, ServiceToken token) {
        this.tracking = tracking;
        this.token = token;
    }

    /**
     * @param account whose job it is
     * @param order the body of a job order, as JSON text
     */
    @CircuitBreaker(requestVolumeThreshold = 8, delay = 2000, skipOn = WebApplicationException.class)
    @CircuitBreakerName("tracking-orders")
    Uni<Void> create(String account, String order) {
        return tracking.create(token.onBehalf(account, TRACKING), order);
    }

    @CircuitBreaker(requestVolumeThreshold = 8, delay = 2000, skipOn = WebApplicationException.class)
    @Retry(
            maxRetries = 2,
            delay = 200,
            retryOn = {IOException.class, HttpClosedException.class},
            abortOn = JacksonException.class)
    public Uni<JobProgress> job(String account, UUID id) {
        return tracking.job(token.onBehalf(account, TRACKING), id);
    }

    @Override
    @CircuitBreaker(requestVolumeThreshold = 8, delay = 2000, skipOn = WebApplicationException.class)
    public Uni<List<Claim>> claim(String worker, Set<String> kinds, int max) {
        return tracking.claim(token.own(TRACKING), new TrackingApi.ClaimRequest(worker, kinds, max))
                .map(claims -> claims.stream().map(TrackingApi.ClaimView::claim).toList());
    }

    @Override
    @Retry(
            maxRetries = 2,
            delay = 200,
            retryOn = {IOException.class, HttpClosedException.class},
            abortOn = JacksonException.class)
    public Uni<Duration> heartbeat(Claim claim, int itemsDone) {
        return held(tracking.heartbeat(
                        token.own(TRACKING),
                        claim.jobId(),
                        claim.batch(),
                        new TrackingApi.Heartbeat(claim.fence(), itemsDone)))
                .map(lease -> Duration.ofMillis(lease.leaseMs()));
    }

    @Override
    @Retry(
            maxRetries = 3,
            delay = 300,
            retryOn = {IOException.class, HttpClosedException.class},
            abortOn = JacksonException.class)
    public Uni<Void> complete(Claim claim, Outcome outcome) {
        var completion = new TrackingApi.Completion(
                claim.fence(),
                outcome.done(),
                outcome.failed(),
                outcome.skipped(),
                outcome.invalid(),
                outcome.messages(),
                outcome.cost());
        return held(tracking.complete(token.own(TRACKING), claim.jobId(), claim.batch(), completion));
    }

    @Override
    public Uni<Void> fail(Claim claim, String reason) {
        return held(tracking.fail(
                token.own(TRACKING), claim.jobId(), claim.batch(), new TrackingApi.Failure(claim.fence(), reason)));
    }

    @Override
    public Uni<Void> release(Claim claim) {
        return held(tracking.release(
                token.own(TRACKING), claim.jobId(), claim.batch(), new TrackingApi.Release(claim.fence())));
    }

    /** 409 is an old fence; 404 a job that was deleted meanwhile: in both cases nothing may be written any more. */
    private static <T> Uni<T> held(Uni<T> call) {
        return call.onFailure(WebApplicationException.class).transform(failure -> {
            int status = ((WebApplicationException) failure).getResponse().getStatus();
            return NO_LONGER_OURS.contains(status) ? new LeaseLost("tracking-service answered " + status) : failure;
        });
    }
}
