package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Who holds which key, and what became of it. Single statements; the database's clock says when a lease ends. */
@ApplicationScoped
class KeyTable {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration KEPT = Duration.ofHours(24);
    /** Of one account. */
    static final long MOST_ANSWERS = 1_000;

    static final long MOST_BYTES = 32 * 1024 * 1024;

    private static final String CLAIM = """
            INSERT INTO idempotency_key AS held (account, key, request, lease_until, expires_at)
            VALUES ($1, $2, $3, now() + $4 * interval '1 second', now() + $5 * interval '1 second')
            ON CONFLICT (account, key) DO UPDATE SET claim = excluded.claim, request = excluded.request,
                lease_until = excluded.lease_until, expires_at = excluded.expires_at,
                body_hash = NULL, status = NULL, headers = NULL, body = NULL
            WHERE held.expires_at <= now() OR held.lease_until <= now()
            RETURNING claim
            """;
    private static final String EARLIER =
            "SELECT request, body_hash, status, headers, body FROM idempotency_key WHERE account = $1 AND key = $2";
    private static final String MINE = " WHERE account = $1 AND key = $2 AND claim = $3 AND lease_until IS NOT NULL";
    private static final String RENEW =
            "UPDATE idempotency_key SET lease_until = now() + $4 * interval '1 second'" + MINE;
    /** Of an account's answers the newest are kept: of those before them only that there was one. */
    private static final String FINISH = """
            WITH kept AS (
                SELECT key, row_number() OVER newest AS place, sum(length(body)) OVER newest AS bytes
                  FROM idempotency_key WHERE account = $1 AND body IS NOT NULL AND $7::bytea IS NOT NULL
                WINDOW newest AS (ORDER BY expires_at DESC ROWS UNBOUNDED PRECEDING)),
            old AS (
                SELECT account, key FROM idempotency_key
                 WHERE account = $1 AND body IS NOT NULL
                   AND key IN (SELECT key FROM kept WHERE place >= $8 OR bytes + length($7::bytea) > $9)
                FOR UPDATE SKIP LOCKED),
            forgotten AS (
                UPDATE idempotency_key spent SET body = NULL, headers = '{}'
                  FROM old WHERE spent.account = old.account AND spent.key = old.key)
            UPDATE idempotency_key SET lease_until = NULL, body_hash = $4, status = $5, headers = $6, body = $7
            """ + MINE;

    private static final String RELEASE = "DELETE FROM idempotency_key" + MINE;

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    /** {@code lease} is for how long nobody else may try while nothing is heard of this one. */
    Uni<Claim> claim(String account, String key, Buffer request, Duration lease) {
        return claim(account, key, request, lease, true);
    }

    private Uni<Claim> claim(String account, String key, Buffer request, Duration lease, boolean again) {
        Tuple values =
                Tuple.from(Arrays.asList(account, key, request, (double) lease.toSeconds(), (double) KEPT.toSeconds()));
        return database.run(CLAIM, values).flatMap(rows -> {
            RowIterator<Row> mine = rows.iterator();
            return mine.hasNext()
                    ? Uni.createFrom().item(new Claim(account, key, mine.next().getLong(0), Optional.empty()))
                    : earlier(account, key, request, lease, again);
        });
    }

    /** Between the two statements it may have been released: then it is free, and asked for once more. */
    private Uni<Claim> earlier(String account, String key, Buffer request, Duration lease, boolean again) {
        return database.run(EARLIER, Tuple.of(account, key)).flatMap(rows -> {
            RowIterator<Row> found = rows.iterator();
            if (!found.hasNext() && again) {
                return claim(account, key, request, lease, false);
            }
            Earlier earlier = found.hasNext() ? earlier(found.next()) : new Earlier(request, null, null);
            return Uni.createFrom().item(new Claim(account, key, 0, Optional.of(earlier)));
        });
    }

    Uni<Void> renew(Claim claim) {
        return mine(RENEW, claim, (double) LEASE.toSeconds());
    }

    Uni<Void> finish(Claim claim, Buffer bodyHash, Answer answer) {
        return mine(
                FINISH, claim, bodyHash, answer.status(), answer.headers(), answer.body(), MOST_ANSWERS, MOST_BYTES);
    }

    Uni<Void> release(Claim claim) {
        return mine(RELEASE, claim);
    }

    private Uni<Void> mine(String sql, Claim claim, Object... values) {
        Object[] all = new Object[values.length + 3];
        all[0] = claim.account();
        all[1] = claim.key();
        all[2] = claim.number();
        System.arraycopy(values, 0, all, 3, values.length);
        return database.run(sql, Tuple.from(Arrays.asList(all))).replaceWithVoid();
    }

    private static Earlier earlier(Row row) {
        Integer status = row.getInteger("status");
        Answer answer = status == null
                ? null
                : new Answer(status, (JsonObject) row.getValue("headers"), (Buffer) row.getValue("body"));
        return new Earlier((Buffer) row.getValue("request"), (Buffer) row.getValue("body_hash"), answer);
    }
}
