package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.DeadlineExceeded;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The way of a generation: admit, look into the journal, reserve, attempt and validate, keep, book; only then is it used. */
@ApplicationScoped
public class Generations {
    /** The parts below keep the deadline themselves and say more; this is for what they do not bound, such as waiting. */
    private static final Duration BACKSTOP = Duration.ofMillis(200);

    private final Admission admission;
    private final Keeping keeping;
    private final Booking booking;
    private final Answering answering;
    private final GenerationMetrics metrics;

    Generations(Admission admission, Keeping keeping, Booking booking, Answering answering, GenerationMetrics metrics) {
        this.admission = admission;
        this.keeping = keeping;
        this.booking = booking;
        this.answering = answering;
        this.metrics = metrics;
    }

    /** Gives the answer, made or kept, or fails with a problem that says why there is none. */
    public Uni<Finished> generate(Order order) {
        String purpose = order.call().purpose().label();
        return Uni.createFrom()
                .deferred(() -> admitted(order, admission.admit(order)))
                .onFailure(ProviderFailure.class)
                .transform(failure -> GenerationProblems.of((ProviderFailure) failure))
                .ifNoItem()
                .after(order.deadline().remaining().plus(BACKSTOP))
                .failWith(DeadlineExceeded::new)
                .onItem()
                .invoke(finished -> metrics.ended(purpose, finished.replayed() ? "replayed" : "ok"))
                .onFailure()
                .invoke(failure -> metrics.failed(purpose, failure))
                .onCancellation()
                .invoke(() -> metrics.ended(purpose, "cancelled"))
                .onTermination()
                .invoke(() -> metrics.spent(order.journey()));
    }

    private Uni<Finished> admitted(Order order, List<Route> routes) {
        return keeping.kept(order, () -> booking.booked(order, routes, () -> made(order, routes)));
    }

    private Uni<Finished> made(Order order, List<Route> routes) {
        return answering.answer(order, routes).chain(finished -> keeping.store(order, finished));
    }
}
