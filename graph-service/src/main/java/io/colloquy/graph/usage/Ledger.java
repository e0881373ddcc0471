package io.colloquy.graph.usage;

import io.colloquy.graph.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;

/**
 * Usage as a transaction: the worst case is reserved before a call, the actual is booked afterwards, each once however
 * often it is said. Between the two no transaction is open: a reservation is a row with a life.
 */
@ApplicationScoped
public class Ledger {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private final Database database;

    Ledger(Database database) {
        this.database = database;
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
        var values = Tuple.tuple()
                .addString(account.name())
                .addUUID(operation)
                .addLong(worstCase.tokens())
                .addBigDecimal(worstCase.cost())
                .addLong(LONGEST_CALL.toMillis())
                .addLong(50L);
        return database.run(UsageSql.RESERVE_ONE, values).map(rows -> admitted(account, operation, rows));
    }

    /** Charges one request at once, whatever becomes of the call; tokens and cost follow with commit or release. */
    public Uni<Reservation> charge(Account account, UUID operation) {
        return reserve(account, operation, Estimate.NOTHING)
                .call(taken -> settle(taken, true, new Actual(0, 0, BigDecimal.ZERO, 0)));
    }

    /** Books an answered call: one request, and what all its attempts took. Never fails because of the database. */
    public Uni<Void> commit(Reservation reservation, Actual actual) {
        return settle(reservation, true, actual);
    }

    /** Books a call without an answer: no request, but what its attempts took. Never fails because of the database. */
    public Uni<Void> release(Reservation reservation, Actual actual) {
        return settle(reservation, false, actual);
    }

    private Uni<Void> settle(Reservation reservation, boolean charged, Actual actual) {
        var values = Tuple.tuple()
                .addString(reservation.account().name())
                .addLocalDate(reservation.day())
                .addUUID(reservation.operation())
                .addBoolean(charged)
                .addLong(actual.inputTokens())
                .addLong(actual.outputTokens())
                .addBigDecimal(actual.cost())
                .addInteger(actual.unpriced());
        return database.run(UsageSql.SETTLE_ONE, values).replaceWithVoid();
    }

    private static Reservation admitted(Account account, UUID operation, RowSet<Row> rows) {
        Row row = rows.iterator().next();
        if (row.getString("outcome").equals("refused")) {
            throw new LimitReached();
        }
        return new Reservation(account, operation, row.getLocalDate("booked_on"));
    }
}
