package io.colloquy.graph.usage;

import io.colloquy.graph.database.DatabaseUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Usage as a transaction: the worst case is reserved before a call, the actual is booked afterwards, each once however
 * often it is said. Between the two no transaction is open: a reservation is a row with a life.
 */
@Singleton
public class Ledger {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private final Books books;
    private final Settlements settlements;
    private final UsageSettings settings;
    private final Together<Account, Wish, Reservation> reserving;
    private final Together<Account, Wish, Reservation> charging;

    Ledger(Books books, Settlements settlements, UsageSettings settings) {
        this.books = books;
        this.settlements = settlements;
        this.settings = settings;
        this.reserving = new Together<>((account, wishes) -> books.reserve(account, wishes, false));
        this.charging = new Together<>((account, wishes) -> books.reserve(account, wishes, true));
    }

    /** As {@link #reserve(Account, UUID, Estimate, Duration)}, for a call of the longest deadline there is. */
    public Uni<Reservation> reserve(Account account, UUID operation, Estimate worstCase) {
        return reserve(account, operation, worstCase, LONGEST_CALL);
    }

    /**
     * Takes one request and the worst case out of what is left of the account's day, in one statement; fails with
     * {@link LimitReached} when it does not fit. A repeated operation takes nothing and gets the first answer.
     *
     * @param deadline what the call may last; the reservation lives longer
     */
    public Uni<Reservation> reserve(Account account, UUID operation, Estimate worstCase, Duration deadline) {
        var wish = new Wish(operation, worstCase, settings.life(deadline));
        return admitted(account, operation, reserving.write(account, wish));
    }

    /**
     * Charges one request at once, whatever becomes of the call; fails with {@link LimitReached} as well. Tokens and cost
     * follow by commit or release.
     */
    public Uni<Reservation> charge(Account account, UUID operation) {
        var wish = new Wish(operation, Estimate.NOTHING, settings.life(LONGEST_CALL));
        return admitted(account, operation, charging.write(account, wish));
    }

    /**
     * Books an answered call: one request, and what all its attempts took. Never fails: what the database does not take
     * now is booked later. Otherwise it is on the disk when this completes.
     */
    public Uni<Void> commit(Reservation reservation, Actual actual) {
        return settlements.settle(new Settlement(reservation, true, actual, !reservation.charged()));
    }

    /**
     * As {@link #commit}, for an answer that the journal holds under this operation. It need not wait for the disk as well:
     * if a crash takes the commit away, the sweep finds the answer and books it.
     */
    public Uni<Void> commitKept(Reservation reservation, Actual actual) {
        return settlements.settle(new Settlement(reservation, true, actual, false));
    }

    /** Books a call without an answer: no request, but what its attempts took. Never fails either. */
    public Uni<Void> release(Reservation reservation, Actual actual) {
        return settlements.settle(new Settlement(reservation, false, actual, false));
    }

    /** Whoever leaves or loses the database while it reserves cannot know whether it did: then nothing shall stay reserved. */
    private Uni<Reservation> admitted(Account account, UUID operation, Uni<Reservation> asked) {
        var unsure = new Settlement(new Reservation(account, operation, null, false), false, Actual.NOTHING, false);
        return asked.onFailure(DatabaseUnavailable.class)
                .invoke(() -> settlements.settle(unsure).subscribe().with(done -> {}))
                .onCancellation()
                .invoke(() -> settlements.settle(unsure).subscribe().with(done -> {}))
                .onItem()
                .ifNull()
                .switchTo(() -> refused(account));
    }

    private Uni<Reservation> refused(Account account) {
        return books.standing(account).map(standing -> {
            throw new LimitReached(standing);
        });
    }
}
