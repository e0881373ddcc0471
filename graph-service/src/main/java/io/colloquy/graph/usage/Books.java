package io.colloquy.graph.usage;

import io.colloquy.graph.database.Database;
import io.colloquy.graph.journal.Journal;
import io.colloquy.graph.journal.JournalKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The ledger's statements: one each, one round trip each. The functions they call say in the migration what they promise. */
@Singleton
class Books {
    /** A bound for one statement of the sweep. */
    private static final int EXPIRED_AT_ONCE = 200;

    /** Long enough to argue about a month. */
    private static final int DAYS_KEPT = 35;

    private static final String BEGIN = """
            SELECT operation, outcome, booked_on
              FROM generation_begin($1, $2, $3, $4::text[]::numeric[], $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;

    private static final String SETTLE = """
            SELECT operation, outcome, changed
              FROM set_config('synchronous_commit', CASE WHEN $10 THEN current_setting('synchronous_commit') ELSE 'off' END, true),
                   usage_settle($1, $2, $3, $4, $5, $6, $7::text[]::numeric[], $8, $9)
            """;

    private static final String EXPIRE = "SELECT operation, outcome FROM usage_expire($1, $2)";

    private static final String SEAL =
            "SELECT sealed_day FROM usage_seal((coalesce($2::timestamptz, clock_timestamp()) AT TIME ZONE 'UTC')::date - $1::integer)";

    private static final String STANDING = """
            SELECT l.plan, l.requests, l.tokens, l.cost, coalesce(d.requests_used + d.requests_reserved, 0) AS taken,
                   coalesce(d.tokens_used, 0) AS tokens_used, coalesce(d.tokens_reserved, 0) AS tokens_reserved,
                   coalesce(d.cost_used, 0) AS cost_used, coalesce(d.cost_reserved, 0) AS cost_reserved,
                   coalesce(d.unpriced, 0) AS unpriced,
                   ceil(extract(epoch FROM t.utc::date + interval '1 day' - t.utc))::bigint AS resets_in
              FROM (SELECT coalesce($3::timestamptz, clock_timestamp()) AT TIME ZONE 'UTC' AS utc) t
             CROSS JOIN usage_limits($1, $2) l
              LEFT JOIN usage_day d ON d.account = $1 AND d.day = t.utc::date
            """;

    private final Database database;
    private final long basicRequests;
    private final Supplier<OffsetDateTime> clock;

    @Inject
    Books(Database database, UsageSettings settings) {
        this(database, settings.basicRequests(), () -> null);
    }

    /** With a clock to set; null is the database's own. */
    Books(Database database, long basicRequests, Supplier<OffsetDateTime> clock) {
        this.database = database;
        this.basicRequests = basicRequests;
        this.clock = clock;
    }

    /** Claims what the wishes want to claim and reserves for those who got it; says of each how that went, in their order. */
    Uni<List<Begun>> begin(Account account, List<Wish> wishes, boolean charged) {
        var values = Tuple.tuple()
                .addString(account.name())
                .addArrayOfUUID(each(wishes, Wish::operation, UUID[]::new))
                .addArrayOfLong(each(wishes, wish -> wish.worstCase().tokens(), Long[]::new))
                .addArrayOfString(each(wishes, wish -> plain(wish.worstCase().cost()), String[]::new))
                .addArrayOfLong(each(wishes, wish -> wish.life().toMillis(), Long[]::new))
                .addArrayOfString(each(wishes, Wish::row, String[]::new))
                .addArrayOfString(each(wishes, wish -> of(wish.claim(), JournalKey::callerKey), String[]::new))
                .addArrayOfString(each(wishes, wish -> of(wish.claim(), JournalKey::purpose), String[]::new))
                .addArrayOfString(each(wishes, wish -> of(wish.claim(), JournalKey::requestHash), String[]::new))
                .addDouble(Journal.LEASE_SECONDS)
                .addLong(basicRequests)
                .addBoolean(charged)
                .addOffsetDateTime(clock.get());
        return database.run(BEGIN, values).map(rows -> {
            var begun = new HashMap<UUID, Begun>();
            rows.forEach(row -> begun.put(row.getUUID("operation"), begun(account, row, charged)));
            return wishes.stream()
                    .map(wish -> begun.getOrDefault(wish.operation(), Begun.NOT_CLAIMED))
                    .toList();
        });
    }

    /**
     * Books how reservations of one account and day ended, each once; says for each in which state it is then.
     *
     * @param durable whether it is on the disk when this completes; otherwise a database that crashes within the next
     *     moments may forget it, a process that does so may not
     */
    Uni<List<Settled>> settle(Account account, LocalDate day, List<Settlement> ends, boolean durable) {
        var values = Tuple.tuple()
                .addString(account.name())
                .addLocalDate(day)
                .addArrayOfUUID(each(ends, end -> end.reservation().operation(), UUID[]::new))
                .addArrayOfBoolean(each(ends, Settlement::charged, Boolean[]::new))
                .addArrayOfLong(each(ends, end -> end.actual().inputTokens(), Long[]::new))
                .addArrayOfLong(each(ends, end -> end.actual().outputTokens(), Long[]::new))
                .addArrayOfString(each(ends, end -> plain(end.actual().cost()), String[]::new))
                .addArrayOfInteger(each(ends, end -> end.actual().unpriced(), Integer[]::new))
                .addOffsetDateTime(clock.get())
                .addBoolean(durable);
        return database.run(SETTLE, values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Settled(
                                row.getUUID("operation"), row.getString("outcome"), row.getBoolean("changed")))
                        .toList());
    }

    /** Ends reservations of one account and day whose life is over; empty when there is nothing more to do. */
    Uni<List<Settled>> expire() {
        return database.run(EXPIRE, Tuple.of(EXPIRED_AT_ONCE, clock.get()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Settled(row.getUUID("operation"), row.getString("outcome"), true))
                        .toList());
    }

    /** Forgets the single reservations of an old day of some account; false when there is none left. */
    Uni<Boolean> seal() {
        return database.run(SEAL, Tuple.of(DAYS_KEPT, clock.get())).map(rows -> rows.size() > 0);
    }

    Uni<Standing> standing(Account account) {
        return database.run(STANDING, Tuple.of(account.name(), basicRequests, clock.get()))
                .map(rows -> Standing.of(rows.iterator().next()));
    }

    private static Begun begun(Account account, Row row, boolean charged) {
        return row.getString("outcome").equals("refused")
                ? Begun.REFUSED
                : new Begun(
                        true,
                        new Reservation(account, row.getUUID("operation"), row.getLocalDate("booked_on"), charged));
    }

    private static String of(JournalKey claim, Function<JournalKey, String> part) {
        return claim == null ? null : part.apply(claim);
    }

    private static String plain(BigDecimal cost) {
        return cost == null ? null : cost.toPlainString();
    }

    private static <F, T> T[] each(List<F> list, Function<F, T> part, Function<Integer, T[]> array) {
        return list.stream().map(part).toArray(array::apply);
    }

    /**
     * How a wish went.
     *
     * @param claimed false when the key is done, held by somebody else or of another request; then nothing is reserved
     * @param reservation null when it was claimed but does not fit; then it is claimed no more
     */
    record Begun(boolean claimed, Reservation reservation) {
        static final Begun NOT_CLAIMED = new Begun(false, null);
        static final Begun REFUSED = new Begun(true, null);

        boolean isRefused() {
            return claimed && reservation == null;
        }
    }

    /** The state that an operation is in, and whether it was this settlement that brought it there. */
    record Settled(UUID operation, String outcome, boolean changed) {}
}
