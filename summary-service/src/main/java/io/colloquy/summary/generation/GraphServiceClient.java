package io.colloquy.summary.generation;

import static io.colloquy.summary.neighbour.Neighbour.GRAPH;

import io.colloquy.summary.day.Transcript;
import io.colloquy.summary.digest.Draft;
import io.colloquy.summary.neighbour.ServiceToken;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The only door to graph-service. Repeating a model's call is graph-service's business; here a call is repeated only while
 * graph-service is not there, for about twenty seconds, so that its restart costs no day. The key makes a repeated call the same call.
 */
@ApplicationScoped
public class GraphServiceClient {
    private static final Logger LOG = Logger.getLogger(GraphServiceClient.class);
    private static final int MOST_POINTS = 7;
    /** Graph-service gives up a little earlier than this side does, so that its reason arrives. */
    private static final Duration HEAD_START = Duration.ofMillis(500);

    private final GraphApi graph;
    private final ServiceToken token;
    private final Duration patience;

    GraphServiceClient(@RestClient GraphApi graph, ServiceToken token, GenerationConfig config) {
        this.graph = graph;
        this.token = token;
        this.patience = config.patience();
    }

    /** Always gives a draft, at worst an extract; only the hangup ends it without one. The account pays for the call. */
    @Timeout(value = 310, unit = ChronoUnit.SECONDS)
    @CircuitBreaker(requestVolumeThreshold = 8, delay = 1000, failOn = GenerationFailure.Away.class)
    @Retry(
            maxRetries = 8,
            delay = 500,
            maxDuration = 15,
            durationUnit = ChronoUnit.MINUTES,
            retryOn = {GenerationFailure.Away.class, CircuitBreakerOpenException.class})
    @ExponentialBackoff(maxDelay = 4000)
    @Fallback(fallbackMethod = "extract", skipOn = CancellationException.class)
    public Uni<Draft> summarise(String account, Transcript day, int baseRevision, Hangup hangup) {
        var request = new GraphApi.Request(
                key(day, baseRevision),
                "summary",
                MOST_POINTS,
                day.messages().stream().map(GraphApi.Numbered::of).toList());
        // The guard's own timeout would leave the paid call running; this one hangs up.
        Uni<GraphApi.Generation> call = graph.generate(
                        token.onBehalf(account, GRAPH),
                        patience.minus(HEAD_START).toMillis(),
                        request)
                .ifNoItem()
                .after(patience)
                .failWith(TimeoutException::new);
        return hangup.ends(call)
                .map(generation -> AnswerCheck.draft(generation, day.messages().size()))
                .onFailure()
                .transform(GenerationFailure::of);
    }

    Uni<Draft> extract(String account, Transcript day, int baseRevision, Hangup hangup, Exception why) {
        String reason = why instanceof GenerationFailure failure ? failure.reason() : "graph-service-away";
        LOG.warnf("No model told %s of chat %d: %s", day.day(), day.chatId(), reason);
        return Uni.createFrom()
                .item(() -> Extract.of(day, MOST_POINTS, reason))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** What the day's model costs now; null when nobody knows. */
    @Timeout(2000)
    @CircuitBreaker(requestVolumeThreshold = 4, delay = 2000)
    @Fallback(fallbackMethod = "unknownPrice")
    public Uni<Price> price() {
        return graph.price(token.own(GRAPH))
                .ifNoItem()
                .after(Duration.ofMillis(1500))
                .failWith(TimeoutException::new);
    }

    Uni<Price> unknownPrice() {
        return Uni.createFrom().nullItem();
    }

    /**
     * The same for the same messages and the same revision to be written: after a crash, or when two backfills meet, the
     * second call is answered from graph-service's journal.
     */
    private static String key(Transcript day, int baseRevision) {
        return "summary:" + day.chatId() + ":" + day.day() + ":" + day.inputHash() + ":" + baseRevision;
    }
}
