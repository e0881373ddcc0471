package io.colloquy.graph.usage;

import io.colloquy.graph.database.DatabaseUnavailable;
import io.colloquy.graph.database.Together;
import io.colloquy.graph.journal.JournalKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;

/**
 * Usage as a transaction: the worst case is reserved before a call, the actual is booked afterwards, each once however
 * often it is said. Between the two no transaction is open: a reservation is a row with a life.
 */
@Singleton
public class Ledger {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private final Settlements settlements;
    private final UsageSettings settings;
    private final Together<Account, Wish, Books.Begun> reserving;
    private final Together<Account, Wish, Books.Begun> charging;
    private final Together<Account, Account, Standing> refusing;

    Ledger(Books books, Settlements settlements, UsageSettings settings) {
        this.settlements = settlements;
        this.settings = settings;
        this.reserving = new Together<>((account, wishes) -> books.begin(account, wishes, false), Wish::row);
        this.charging = new Together<>((account, wishes) -> books.begin(account, wishes, true), Wish::row);
        this.refusing = new Together<>(
                (account, refused) -> books.standing(account).map(now -> Collections.nCopies(refused.size(), now)),
                account -> null);
    }

    /** Whether there is one: without it nothing is to be reserved, and what is booked is forgotten. */
    public boolean isKept() {
        return settings.ledger();
    }

    /** As the other, without a key and for a call of the longest deadline there is. */
    public Uni<Reservation> reserve(Account account, UUID operation, Estimate worstCase) {
        return reserve(account, operation, worstCase, LONGEST_CALL, null);
    }

    /**
     * Takes one request and the worst case out of what is left of the account's day, in one statement; fails with
     * {@link LimitReached} when it does not fit. A repeated operation takes nothing and gets the first answer.
     *
     * @param deadline what the call may last; the reservation lives longer
     * @param claim the key to claim in the same statement, or null; where it cannot be claimed nothing is reserved, and
     *     the item is null
     */
    public Uni<Reservation> reserve(
            Account account, UUID operation, Estimate worstCase, Duration deadline, JournalKey claim) {
        var wish = new Wish(operation, worstCase, settings.life(deadline), claim);
        return admitted(account, operation, reserving.write(account, wish));
    }

    /**
     * Charges one request at once, whatever becomes of the call; fails with {@link LimitReached} as well. Tokens and cost
     * follow by commit or release.
     *
     * @param claim as for a reservation
     */
    public Uni<Reservation> charge(Account account, UUID operation, JournalKey claim) {
        var wish = new Wish(operation, Estimate.NOTHING, settings.life(LONGEST_CALL), claim);
        return admitted(account, operation, charging.write(account, wish));
    }

    /**
     * Books an answered call: one request, and what all its attempts took. Never fails: what the database does not take
     * now is booked later. Otherwise it is on the disk when this completes.
     */
    public Uni<Void> commit(Reservation reservation, Actual actual) {
        return settled(new Settlement(reservation, true, actual, !reservation.charged()));
    }

    /**
     * As {@link #commit}, for an answer that the journal holds under this operation. Nobody need wait for it: if a crash
     * takes the commit away, the sweep finds the answer and books it.
     */
    public Uni<Void> commitKept(Reservation reservation, Actual actual) {
        return settled(new Settlement(reservation, true, actual, false));
    }

    /** Books a call without an answer: no request, but what its attempts took. Never fails either. */
    public Uni<Void> release(Reservation reservation, Actual actual) {
        return settled(new Settlement(reservation, false, actual, false));
    }

    /** Whoever leaves or loses the database while it reserves cannot know whether it did: then nothing shall stay reserved. */
    private Uni<Reservation> admitted(Account account, UUID operation, Uni<Books.Begun> asked) {
        var unsure = new Settlement(new Reservation(account, operation, null, false), false, Actual.NOTHING, false);
        return asked.onFailure(DatabaseUnavailable.class)
                .invoke(() -> settlements.settle(unsure).subscribe().with(done -> {}))
                .onCancellation()
                .invoke(() -> settlements.settle(unsure).subscribe().with(done -> {}))
                .chain(begun ->
                        begun.isRefused() ? refused(account) : Uni.createFrom().item(begun.reservation()));
    }

    private Uni<Void> settled(Settlement end) {
        return isKept() ? settlements.settle(end) : Uni.createFrom().voidItem();
    }

    /** A crowd that is refused asks how the account stands once, not once each. */
    private Uni<Reservation> refused(Account account) {
        return refusing.write(account, account).map(standing -> {
            throw new LimitReached(standing);
        });
    }
}
