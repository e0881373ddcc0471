package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.DeadlineExceeded;
import io.colloquy.graph.journal.Entry;
import io.colloquy.graph.journal.Journal;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** The way of a generation: admit, look into the journal, attempt, validate, store; only then is the answer used. */
@ApplicationScoped
public class Generations {
    private static final Logger LOG = Logger.getLogger(Generations.class);
    /** The parts below keep the deadline themselves and say more; this is for what they do not bound, such as waiting. */
    private static final Duration BACKSTOP = Duration.ofMillis(200);

    private final Admission admission;
    private final Journal journal;
    private final Answering answering;
    private final GenerationMetrics metrics;

    Generations(Admission admission, Journal journal, Answering answering, GenerationMetrics metrics) {
        this.admission = admission;
        this.journal = journal;
        this.answering = answering;
        this.metrics = metrics;
    }

    /** Gives the answer, made or kept, or fails with a problem that says why there is none. */
    public Uni<Finished> generate(Order order) {
        String purpose = order.call().purpose().label();
        return admitted(order)
                .onItem()
                .invoke(finished -> metrics.ended(purpose, finished.replayed() ? "replayed" : "ok"))
                .onFailure()
                .invoke(failure -> metrics.failed(purpose, failure))
                .onCancellation()
                .invoke(() -> metrics.ended(purpose, "cancelled"));
    }

    private Uni<Finished> admitted(Order order) {
        return Uni.createFrom()
                .deferred(() -> answered(order, admission.admit(order)))
                .onFailure(ProviderFailure.class)
                .transform(failure -> GenerationProblems.of((ProviderFailure) failure))
                .ifNoItem()
                .after(order.deadline().remaining().plus(BACKSTOP))
                .failWith(DeadlineExceeded::new);
    }

    private Uni<Finished> answered(Order order, List<Route> routes) {
        return order.key() == null
                ? answering.answer(order, routes)
                : journal.open(RequestHash.key(order), order.journey().operation())
                        .chain(entry -> continued(entry, order, routes));
    }

    private Uni<Finished> continued(Entry entry, Order order, List<Route> routes) {
        if (entry instanceof Entry.Stored stored) {
            return Uni.createFrom().item(Finished.kept(stored, true));
        }
        if (entry instanceof Entry.Failed failed) {
            return Uni.createFrom()
                    .failure(new ProviderFailure(ProviderFailure.Kind.valueOf(failed.failure()), failed.detail()));
        }
        var lease = (Entry.Lease) entry;
        return journal.holding(lease, answering.answer(order, routes))
                .onFailure(ProviderFailure.class)
                .call(failure -> quietly(
                        journal.fail(lease, ((ProviderFailure) failure).kind().name(), failure.getMessage())))
                .onFailure(failure -> !(failure instanceof ProviderFailure))
                .call(() -> quietly(journal.release(lease)))
                .onCancellation()
                .call(() -> quietly(journal.release(lease)))
                .chain(finished -> journal.store(lease, finished.entry()))
                .map(stored -> Finished.kept(stored, false));
    }

    /** What went wrong first is what the caller hears; a lease that could not be given back runs out by itself. */
    private static Uni<Void> quietly(Uni<Void> farewell) {
        return farewell.onFailure()
                .invoke(failure -> LOG.warn("a lease could not be given back and will run out instead"))
                .onFailure()
                .recoverWithNull();
    }
}
