package io.colloquy.graph.streaming;

import io.colloquy.graph.attempt.Chain;
import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Streams an answer that may come from several attempts. Until something was shown, another attempt is invisible. After
 * that, the next route begins anew, and the caller's stream goes on if the new answer begins with what was shown.
 */
@ApplicationScoped
public class StreamedGeneration {
    private static final Logger LOG = Logger.getLogger(StreamedGeneration.class);

    private final Course course;
    private final StreamLimits limits;

    @Inject
    StreamedGeneration(Chain chain, StreamConfig config) {
        this(chain::run, StreamLimits.of(config));
    }

    StreamedGeneration(Course course, StreamLimits limits) {
        this.course = course;
        this.limits = limits;
    }

    /**
     * Gives the answer piece by piece; the last piece has the finish. Fails as a plain generation does while nothing was
     * delivered, and with {@link StreamBroken} afterwards. A cancelled subscription closes the provider's socket, and the journey
     * has counted what was heard when the cancellation returns.
     *
     * @param whole whether everything is withheld until it is valid, so that no attempt but the last one shows
     */
    public Multi<Delta> stream(List<Route> routes, Call call, Journey journey, boolean whole) {
        return Multi.createFrom().emitter(emitter -> {
            boolean withheld = whole || routes.get(0).whole();
            var one = new Delivery(call, journey, limits, withheld, emitter::emit);
            var going = course.run(routes, journey, (route, number) -> one.attempt(route))
                    .subscribe()
                    .with(done -> emitter.complete(), failure -> emitter.fail(told(failure, one, journey)));
            emitter.onTermination(() -> {
                going.cancel();
                one.leave();
            });
        });
    }

    private static Throwable told(Throwable failure, Delivery one, Journey journey) {
        if (one.isNothing()) {
            return failure;
        }
        LOG.warnf(
                "txn-%s: the stream broke off after %d characters and could not be continued",
                journey.operation(), one.length());
        if (failure instanceof StreamBroken) {
            return failure;
        }
        if (failure instanceof ProviderFailure known) {
            return new StreamBroken(known);
        }
        boolean told = failure instanceof HttpProblem;
        return new StreamBroken(told ? ((HttpProblem) failure).getDetail() : "Something went wrong here.");
    }

    /** How attempts follow each other. */
    @FunctionalInterface
    interface Course {
        Uni<Usage> run(List<Route> routes, Journey journey, BiFunction<Route, Integer, Uni<Usage>> once);
    }
}
