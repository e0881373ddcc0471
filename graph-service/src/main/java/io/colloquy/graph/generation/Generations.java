package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.DeadlineExceeded;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.route.Route;
import io.colloquy.graph.streaming.Delta;
import io.colloquy.graph.streaming.StreamedGeneration;
import io.colloquy.graph.usage.Reservation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** The way of a generation: admit, look into the journal, reserve, attempt and validate, keep, book; only then is it used. */
@ApplicationScoped
public class Generations {
    /** The parts below keep the deadline themselves and say more; this is for what they do not bound, such as waiting. */
    private static final Duration BACKSTOP = Duration.ofMillis(200);

    private final Admission admission;
    private final Keeping keeping;
    private final Booking booking;
    private final Answering answering;
    private final StreamedGeneration streaming;
    private final GenerationMetrics metrics;

    Generations(
            Admission admission,
            Keeping keeping,
            Booking booking,
            Answering answering,
            StreamedGeneration streaming,
            GenerationMetrics metrics) {
        this.admission = admission;
        this.keeping = keeping;
        this.booking = booking;
        this.answering = answering;
        this.streaming = streaming;
        this.metrics = metrics;
    }

    /** Gives the answer, made or kept, or fails with a problem that says why there is none. */
    public Uni<Finished> generate(Order order) {
        return counted(order, (routes, reserved) -> booking.booked(order, reserved, () -> made(order, routes)));
    }

    /**
     * Gives the answer piece by piece, made or kept; fails as {@link #generate} does until the first piece, and with
     * {@link io.colloquy.graph.streaming.StreamBroken} after it. A cancelled subscription closes the provider's socket at once.
     */
    public Multi<Delta> stream(Order order) {
        return Multi.createFrom().emitter(caller -> {
            var streamed = new StreamedOrder(order, caller);
            var going = counted(
                            order,
                            (routes, reserved) -> booking.booked(
                                    order, reserved, streamed::isBegun, () -> streamed(order, routes, streamed)))
                    .subscribe()
                    .with(streamed::end, caller::fail);
            caller.onTermination(() -> {
                streamed.leave();
                going.cancel();
            });
        });
    }

    private Uni<Finished> counted(Order order, BiFunction<List<Route>, Reservation, Uni<Finished>> work) {
        String purpose = order.call().purpose().label();
        return Uni.createFrom()
                .deferred(() -> {
                    List<Route> routes = admission.admit(order);
                    return keeping.kept(
                            order,
                            key -> booking.reserved(order, routes, key),
                            reserved -> work.apply(routes, reserved));
                })
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

    private Uni<Finished> made(Order order, List<Route> routes) {
        return answering.answer(order, routes).chain(finished -> keeping.store(order, finished));
    }

    private Uni<Finished> streamed(Order order, List<Route> routes, StreamedOrder streamed) {
        return streamed.passed(streaming.stream(routes, order.call(), order.journey(), order.whole()))
                .chain(finished -> keeping.store(order, finished));
    }
}
