package io.colloquy.graph.usage;

import io.colloquy.graph.database.Together;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Books how reservations end. What cannot be booked now is booked later: an answer that was paid for is never held back. */
@Singleton
class Settlements {
    private static final Logger LOG = Logger.getLogger(Settlements.class);
    private static final int MOST_WAITING = 10_000;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final Books books;
    private final LedgerMetrics metrics;
    private final Together<Page, Settlement, Books.Settled> together = new Together<>(this::write, end -> null);
    private final Backlog backlog;
    private final Map<Account, Uni<Void>> latest = new ConcurrentHashMap<>();

    @Inject
    Settlements(Books books, LedgerMetrics metrics) {
        this(books, metrics, AGAIN_AFTER);
    }

    Settlements(Books books, LedgerMetrics metrics, Duration againAfter) {
        this.books = books;
        this.metrics = metrics;
        this.backlog = new Backlog(MOST_WAITING, againAfter, this::book);
        metrics.watch(backlog);
    }

    /** Completes when the end is booked, or when it is sure to be tried again; whoever asked may leave meanwhile. */
    Uni<Void> settle(Settlement end) {
        return Uni.createFrom().deferred(() -> {
            Account account = end.reservation().account();
            Uni<Void> booked = book(end)
                    .onFailure()
                    .invoke(failure -> putOff(end, failure))
                    .onFailure()
                    .recoverWithNull()
                    .memoize()
                    .indefinitely();
            latest.put(account, booked);
            booked.subscribe().with(done -> latest.remove(account, booked));
            return booked;
        });
    }

    /**
     * Completes when all is booked that this process was asked to book for the account until now, or was put off; in half a
     * second at the latest, so that whoever asks still hears in time that a database is frozen.
     */
    Uni<Void> upToNow(Account account) {
        return latest.getOrDefault(account, Uni.createFrom().voidItem())
                .ifNoItem()
                .after(A_MOMENT)
                .recoverWithItem((Void) null);
    }

    @PreDestroy
    void close() {
        backlog.close();
    }

    private Uni<Void> book(Settlement end) {
        return together.write(Page.of(end), end).invoke(this::tell).replaceWithVoid();
    }

    private void putOff(Settlement end, Throwable failure) {
        metrics.commitFailed();
        LOG.errorf(
                "[Error] Transaction commit failed: %s will be settled later (%s)",
                end.reservation().transaction(), failure.getMessage());
        backlog.add(end);
    }

    private void tell(Books.Settled settled) {
        if (!settled.changed()) {
            return;
        }
        switch (settled.outcome()) {
            case "committed" -> LOG.infof("[Transaction] Committed: txn-%s", settled.operation());
            case "late" ->
                LOG.warnf("[Transaction] Committed: txn-%s, after its reservation ran out", settled.operation());
            default -> {
                metrics.rolledBack(1);
                LOG.infof("[Transaction] Rolled back: txn-%s", settled.operation());
            }
        }
    }

    /** The database answers in the order of the ids. */
    private Uni<List<Books.Settled>> write(Page page, List<Settlement> ends) {
        return books.settle(page.account(), page.day(), ends, page.durable()).map(settled -> {
            var byOperation = new HashMap<UUID, Books.Settled>();
            settled.forEach(one -> byOperation.merge(one.operation(), one, (a, b) -> a.changed() ? a : b));
            return ends.stream()
                    .map(end -> byOperation.get(end.reservation().operation()))
                    .toList();
        });
    }

    /** What is settled in one statement; an operation whose day nobody knows stays alone. */
    private record Page(Account account, LocalDate day, UUID alone, boolean durable) {
        static Page of(Settlement end) {
            Reservation held = end.reservation();
            return new Page(held.account(), held.day(), held.day() == null ? held.operation() : null, end.durable());
        }
    }
}
