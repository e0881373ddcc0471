package io.colloquy.gateway.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "gateway"))
class KeyTableTest {
    private static final Buffer REQUEST = Buffer.buffer(new byte[32]);
    private static final Answer DONE = new Answer(201, new JsonObject(), Buffer.buffer("done"));

    @Inject
    KeyTable table;

    @Inject
    Database database;

    @Inject
    IdempotencySweep sweep;

    @Inject
    KeptAnswers answers;

    private final String key = UUID.randomUUID().toString();

    @Test
    void ofManyWhoAskAtOnceOneGetsTheKey() {
        List<Claim> claims = wait(Uni.join()
                .all(IntStream.range(0, 64).mapToObj(i -> claim()).toList())
                .andFailFast());

        assertEquals(
                1, claims.stream().filter(claim -> claim.earlier().isEmpty()).count());
        assertTrue(claims.stream().flatMap(claim -> claim.earlier().stream()).allMatch(Earlier::running));
    }

    @Test
    void whoeverWasOvertakenChangesNothing() {
        Claim frozen = wait(claim());
        leaseRunsOut();
        Claim second = wait(claim());
        assertTrue(second.earlier().isEmpty());

        wait(table.finish(frozen, REQUEST, new Answer(200, new JsonObject(), Buffer.buffer("late"))));
        wait(table.release(frozen));
        wait(table.renew(frozen));
        wait(table.finish(second, REQUEST, DONE));

        Earlier earlier = wait(claim()).earlier().orElseThrow();
        assertEquals(201, earlier.answer().status());
        assertEquals("done", earlier.answer().body().toString());
    }

    @Test
    void aKeyThatIsRenewedIsKeptAndOneThatWasReleasedIsFree() {
        Claim first = wait(claim());
        leaseRunsOut();
        wait(table.renew(first));
        assertTrue(wait(claim()).earlier().isPresent());

        wait(table.release(first));
        assertTrue(wait(claim()).earlier().isEmpty());
    }

    @Test
    void aDayLaterTheKeyIsFreeAndItsAnswerForgotten() {
        wait(table.finish(wait(claim()), REQUEST, DONE));
        assertTrue(wait(claim()).earlier().isPresent());
        run("UPDATE idempotency_key SET expires_at = now() WHERE key = $1");

        Claim again = wait(claim());
        assertTrue(again.earlier().isEmpty());
        wait(table.finish(again, REQUEST, DONE));
        run("UPDATE idempotency_key SET expires_at = now() WHERE key = $1");

        assertTrue(wait(sweep.sweep()) >= 1);
        assertEquals(0, run("SELECT 1 FROM idempotency_key WHERE key = $1"));
    }

    @Test
    void accountsHaveKeysOfTheirOwn() {
        wait(claim());

        assertFalse(wait(table.claim("acc_b", key, REQUEST, KeyTable.LEASE))
                .earlier()
                .isPresent());
    }

    @Test
    void nothingIsKeptOfAnAccountThatLeft() {
        wait(table.finish(wait(claim()), REQUEST, DONE));
        wait(table.claim("acc_b", key, REQUEST, KeyTable.LEASE));

        assertTrue(wait(answers.forget("acc_a")) >= 1);

        assertEquals(0, wait(answers.forget("acc_a")));
        assertEquals(1, run("SELECT 1 FROM idempotency_key WHERE key = $1"));
    }

    @Test
    void howeverMuchWasKeptNothingStays() {
        String account = "acc_" + key;
        wait(database.run(
                "INSERT INTO idempotency_key (account, key, request, lease_until, expires_at)"
                        + " SELECT $1, n::text, decode(repeat('00', 32), 'hex'), now(), now() FROM generate_series(1, 2500) n",
                Tuple.of(account)));

        assertEquals(2_500, wait(answers.forget(account)));

        assertEquals(0, wait(answers.forget(account)));
    }

    @ParameterizedTest
    @CsvSource({"1000, 1, 1000", "160, 262144, 128"})
    void ofAnAccountsAnswersTheNewestAreKept(int before, int bytes, int kept) {
        String account = "acc_" + key;
        wait(database.run(
                "INSERT INTO idempotency_key (account, key, request, status, headers, body, expires_at)"
                        + " SELECT $1, n::text, decode(repeat('00', 32), 'hex'), 201, '{}',"
                        + " decode(repeat('00', $3), 'hex'), now() + n * interval '1 second' FROM generate_series(1, $2) n",
                Tuple.of(account, before, bytes)));
        Claim claim = wait(table.claim(account, key, REQUEST, KeyTable.LEASE));

        wait(table.finish(claim, REQUEST, DONE));

        var rows = wait(database.run(
                        "SELECT count(body) AS kept, min(CASE WHEN key <> $2 THEN key END::integer) FILTER (WHERE body IS NOT NULL) AS oldest,"
                                + " count(*) AS spent, count(body) FILTER (WHERE key = $2) AS mine"
                                + " FROM idempotency_key WHERE account = $1",
                        Tuple.of(account, key)))
                .iterator()
                .next();
        assertEquals(kept, rows.getInteger("kept"));
        assertEquals(before - kept + 2, rows.getInteger("oldest"));
        assertEquals(before + 1, rows.getInteger("spent"));
        assertEquals(1, rows.getInteger("mine"));
    }

    private Uni<Claim> claim() {
        return table.claim("acc_a", key, REQUEST, KeyTable.LEASE);
    }

    private void leaseRunsOut() {
        run("UPDATE idempotency_key SET lease_until = now() WHERE key = $1");
    }

    private int run(String sql) {
        return wait(database.run(sql, Tuple.of(key))).rowCount();
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
