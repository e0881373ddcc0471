package io.colloquy.graph.generation;

import io.colloquy.graph.database.DatabaseUnavailable;
import io.colloquy.graph.journal.Entry;
import io.colloquy.graph.journal.Journal;
import io.colloquy.graph.journal.JournalKey;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.usage.Reservation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Lets one caller of a key do the work and gives its answer to all, now and later. */
@ApplicationScoped
class Keeping {
    private static final Logger LOG = Logger.getLogger(Keeping.class);

    private final Journal journal;
    private final GenerationMetrics metrics;

    Keeping(Journal journal, GenerationMetrics metrics) {
        this.journal = journal;
        this.metrics = metrics;
    }

    /**
     * Gives the kept answer, or does the work; an order without a key is not kept.
     *
     * @param reserve claims the key, if it is not null, and reserves; null where the key is not free
     */
    Uni<Finished> kept(
            Order order, Function<JournalKey, Uni<Reservation>> reserve, Function<Reservation, Uni<Finished>> work) {
        if (order.key() == null) {
            return reserve.apply(null).chain(work::apply);
        }
        JournalKey key = Identity.of(order);
        var held = new AtomicReference<Reservation>();
        return journal.open(
                        key,
                        order.journey().operation(),
                        () -> reserve.apply(key).map(reserved -> {
                            held.set(reserved);
                            return reserved != null;
                        }))
                .chain(entry -> continued(entry, () -> work.apply(held.get())));
    }

    private Uni<Finished> continued(Entry entry, Supplier<Uni<Finished>> work) {
        if (entry instanceof Entry.Stored stored) {
            return Uni.createFrom().item(Finished.kept(stored, true));
        }
        if (entry instanceof Entry.Failed failed) {
            return Uni.createFrom()
                    .failure(new ProviderFailure(ProviderFailure.Kind.valueOf(failed.failure()), failed.detail()));
        }
        var lease = (Entry.Lease) entry;
        return journal.holding(lease, work.get())
                .onFailure(ProviderFailure.class)
                .call(failure -> quietly(
                        journal.fail(lease, ((ProviderFailure) failure).kind().name(), failure.getMessage())))
                .onFailure(failure -> !(failure instanceof ProviderFailure))
                .call(() -> quietly(journal.release(lease)))
                .onCancellation()
                .invoke(() -> quietly(journal.release(lease)).subscribe().with(done -> {}));
    }

    /** Keeps an answer. Whoever paid for it gets it, also when the database does not answer; then it is kept later. */
    Uni<Finished> store(Order order, Finished finished) {
        if (order.key() == null) {
            return Uni.createFrom().item(finished);
        }
        var lease = new Entry.Lease(Identity.of(order), finished.operationId());
        return journal.store(lease, finished.entry())
                .map(stored -> Finished.kept(stored, false))
                .onFailure(DatabaseUnavailable.class)
                .recoverWithItem(() -> {
                    metrics.storeFailed();
                    LOG.errorf(
                            "[Error] Transaction commit failed (txn-%s): its answer is kept later",
                            finished.operationId());
                    journal.storeLater(lease, finished.entry());
                    return finished;
                });
    }

    /** What went wrong first is what the caller hears; a lease that could not be given back runs out by itself. */
    private static Uni<Void> quietly(Uni<Void> farewell) {
        return farewell.onFailure()
                .invoke(failure -> LOG.warn("a lease could not be given back and will run out instead"))
                .onFailure()
                .recoverWithNull();
    }
}
