package io.colloquy.gateway.forward;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;

/** graph-service, guarded. There is no timeout here: the attempt ends itself at its deadline, and the HTTP call with it. */
@ApplicationScoped
class GraphClient implements NeighbourClient {
    private final Upstream upstream;

    GraphClient(Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 2,
            delayUnit = SECONDS,
            failOn = NeighbourFailure.class)
    @Retry(maxRetries = 1, delay = 0, jitter = 0)
    @RetryWhen(exception = WorthRepeating.class)
    @Fallback(fallbackMethod = "refuse")
    public Uni<Attempt> attempt(Call call) {
        return upstream.attempt(call);
    }

    Uni<Attempt> refuse(Call call, Throwable why) {
        return upstream.refuse(call, why);
    }
}
