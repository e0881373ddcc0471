package io.colloquy.graph.generation;

import io.colloquy.graph.attempt.Journey;
import io.colloquy.graph.journal.Journal;
import io.colloquy.graph.journal.JournalKey;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.rollout.RetrySettings;
import io.colloquy.graph.route.Route;
import io.colloquy.graph.usage.Actual;
import io.colloquy.graph.usage.Estimate;
import io.colloquy.graph.usage.Ledger;
import io.colloquy.graph.usage.Reservation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Reserves the worst case before anything is sent, and books what it came to, however it ends. */
@ApplicationScoped
class Booking {
    private static final BigDecimal A_MILLION = BigDecimal.valueOf(1_000_000);

    private final Ledger ledger;
    private final Journal journal;
    private final RetrySettings settings;

    Booking(Ledger ledger, Journal journal, RetrySettings settings) {
        this.ledger = ledger;
        this.journal = journal;
        this.settings = settings;
    }

    /** An answer costs its account one request, whatever it took; no answer costs none. Tokens are booked in any case. */
    <T> Uni<T> booked(Order order, Reservation taken, Supplier<Uni<T>> work) {
        return booked(order, taken, () -> false, work);
    }

    /**
     * As {@link #booked(Order, Reservation, Supplier)}, for an answer that is used while it is written.
     *
     * @param begun whether enough was used for one request, though whoever asked left before the end
     */
    <T> Uni<T> booked(Order order, Reservation taken, BooleanSupplier begun, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            var settled = new AtomicBoolean();
            var going = work.get()
                    .onItemOrFailure()
                    .call((done, failure) -> {
                        settled.set(true);
                        return settle(order, taken, failure == null);
                    })
                    .subscribe()
                    .with(emitter::complete, emitter::fail);
            emitter.onTermination(() -> {
                going.cancel();
                if (settled.compareAndSet(false, true)) {
                    settle(order, taken, begun.getAsBoolean()).subscribe().with(done -> {});
                }
            });
        });
    }

    /** Only when everything below has ended: then all that it took is counted. */
    private Uni<Void> settle(Order order, Reservation taken, boolean charged) {
        Actual actual = actual(order.journey());
        if (!charged) {
            return ledger.release(taken, actual);
        }
        if (order.key() == null) {
            return ledger.commit(taken, actual);
        }
        ledger.commitKept(taken, actual).subscribe().with(done -> {});
        return Uni.createFrom().voidItem();
    }

    /** As the ledger reserves: the item is null where the key is not free. */
    Uni<Reservation> reserved(Order order, List<Route> routes, JournalKey claim) {
        Journey journey = order.journey();
        if (!ledger.isKept()) {
            return uncounted(order, claim);
        }
        return journey.isReliable()
                ? ledger.reserve(
                        order.account(),
                        journey.operation(),
                        worstCase(Size.of(order.call(), routes), routes),
                        journey.deadline().remaining(),
                        claim)
                : ledger.charge(order.account(), journey.operation(), claim);
    }

    private Uni<Reservation> uncounted(Order order, JournalKey claim) {
        UUID operation = order.journey().operation();
        var nothing = new Reservation(order.account(), operation, null, true);
        return claim == null
                ? Uni.createFrom().item(nothing)
                : journal.claim(claim, operation).map(claimed -> claimed ? nothing : null);
    }

    static Actual actual(Journey journey) {
        Usage usage = journey.usage();
        return usage == null
                ? Actual.NOTHING
                : new Actual(usage.promptTokens(), usage.completionTokens(), journey.cost(), journey.unpriced());
    }

    /** Every attempt there may be, each at the highest of the routes' prices; unknown as soon as one of them is. */
    private Estimate worstCase(Size size, List<Route> routes) {
        int attempts = settings.attempts() + (settings.fallback() ? routes.size() - 1 : 0);
        BigDecimal dearest = BigDecimal.ZERO;
        for (Route route : routes) {
            BigDecimal cost = cost(size, route.price());
            dearest = cost == null || dearest == null ? null : dearest.max(cost);
        }
        BigDecimal cost = dearest == null ? null : dearest.multiply(BigDecimal.valueOf(attempts));
        return new Estimate(size.total() * attempts, cost);
    }

    private static BigDecimal cost(Size size, Price price) {
        if (price.perMillionInputTokens() == null || price.perMillionOutputTokens() == null) {
            return null;
        }
        return price.perMillionInputTokens()
                .multiply(BigDecimal.valueOf(size.prompt()))
                .add(price.perMillionOutputTokens().multiply(BigDecimal.valueOf(size.answer())))
                .divide(A_MILLION);
    }
}
