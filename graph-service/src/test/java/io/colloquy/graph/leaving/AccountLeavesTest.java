package io.colloquy.graph.leaving;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.As;
import io.colloquy.graph.caller.Talks;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class AccountLeavesTest {
    @Inject
    Pool pool;

    private final String word = "plant" + UUID.randomUUID().toString().replace("-", "");
    private final String account = "acc_leaves_" + UUID.randomUUID();

    @Test
    void whoeverLeavesLeavesNothingBehindAndNobodyElseNotices() {
        String stays = "acc_stays_" + UUID.randomUUID();
        furnish(stays, "a word of somebody else");
        Map<String, Integer> others = counts(export(stays));
        furnish(account, word);
        run("INSERT INTO usage_account (name, plan) VALUES ('" + account + "', 'pro')");
        assertFalse(rowsWith(word).isEmpty());
        List<JsonObject> exported = export(account);
        assertEquals(Map.of("generations", 3, "reservations", 3, "usageDays", 1, "plans", 1), counts(exported));
        assertTrue(exported.toString().contains(word));

        Map<String, Integer> erased = eraseAll(account);

        assertEquals(counts(exported), erased);
        assertEquals(List.of(), rowsWith(word));
        assertEquals(List.of(), rowsWith(account));
        assertEquals(others, counts(export(stays)));
        assertEquals(0, wrongDays());
    }

    @Test
    void anErasureThatIsDoneMayBeRepeated() {
        furnish(account, word);
        eraseAll(account);

        JsonPath again = erase(account);

        assertTrue(again.getBoolean("done"));
        again.<String, Integer>getMap("deleted").forEach((sort, number) -> assertEquals(0, number, sort));
    }

    @Test
    void aLedgerIsNotForgottenWhileAReservationIsOpen() {
        furnish(account, word);
        UUID open = UUID.randomUUID();
        run(
                "INSERT INTO usage_reservation (account, operation_id, day, status, tokens, cost, reserved_at, expires_at) VALUES ('"
                        + account + "', '" + open
                        + "', current_date, 'open', 7, 0, now(), now() + interval '5 minutes')");
        run("UPDATE usage_day SET requests_reserved = requests_reserved + 1, tokens_reserved = tokens_reserved + 7"
                + " WHERE account = '" + account + "'");

        JsonPath first = erase(account);

        assertFalse(first.getBoolean("done"));
        assertEquals(3, first.getInt("deleted.generations"));
        assertEquals(0, first.getInt("deleted.reservations"));
        assertEquals(0, wrongDays());
        run("SELECT * FROM usage_settle('" + account + "', NULL, ARRAY['" + open
                + "'::uuid], ARRAY[false], ARRAY[1::bigint], ARRAY[1::bigint], ARRAY[0::numeric], ARRAY[0])");
        assertEquals(4, eraseAll(account).get("reservations"));
        assertEquals(List.of(), rowsWith(account));
    }

    @Test
    void anAnswerThatIsBeingMadeIsWaitedFor() {
        run("INSERT INTO generation (key, account, purpose, request_hash, operation_id, status, lease_until) VALUES ('"
                + account + "/x', '" + account + "', 'chat', 'x', '" + UUID.randomUUID()
                + "', 'running', now() + interval '10 minutes')");

        assertFalse(erase(account).getBoolean("done"));

        run("UPDATE generation SET lease_until = now() - interval '1 second' WHERE account = '" + account + "'");
        assertTrue(erase(account).getBoolean("done"));
    }

    @Test
    void anErasureGoesByPagesAndAnExportOverAllOfThem() {
        run(
                "INSERT INTO generation (key, account, purpose, request_hash, operation_id, status, lease_until, finished_at, answer)"
                        + " SELECT '" + account + "/' || n, '" + account
                        + "', 'chat', 'x', gen_random_uuid(), 'done', now(), now(), repeat('x', 3000)"
                        + " FROM generate_series(1, 11000) AS n");

        assertEquals(11_000, counts(export(account)).get("generations"));
        JsonPath first = erase(account);

        assertFalse(first.getBoolean("done"));
        assertEquals(10_000, first.getInt("deleted.generations"));
        assertTrue(erase(account).getBoolean("done"));
    }

    @Test
    void theInstallationsOwnTermsStay() {
        assertFalse(counts(export("local")).containsValue(-1));
        assertEquals(0, counts(export("local")).get("plans"));
        assertEquals(
                "operator",
                As.account("local").get("/api/usage/current").jsonPath().getString("plan"));
    }

    @Test
    void nobodySetsTermsForSomebodyWhoHasLeft() {
        terms(account).statusCode(200);
        eraseAll(account);

        terms(account).statusCode(422).body("type", equalTo("https://colloquy.io/problems/account-left"));

        assertEquals(List.of(), rowsWith(account));
        erase("local");
        terms("local").statusCode(200);
    }

    private static ValidatableResponse terms(String account) {
        return As.account("local")
                .contentType("application/json")
                .body("{\"plan\": \"operator\"}")
                .put("/api/operator/usage/accounts/" + account)
                .then();
    }

    private static void furnish(String account, String word) {
        for (int number = 1; number <= 2; number++) {
            Talks.chat(account, "key " + word + number, "Somebody says that the secret of the lake is " + word + ".")
                    .then()
                    .statusCode(200);
        }
        Talks.summary(account, "day " + word, "Somebody says that the secret of the lake is " + word + ".")
                .then()
                .statusCode(200);
        // What it came to is booked behind the answer; whoever asks for his usage waits for it.
        As.account(account).get("/api/usage/current").then().statusCode(200);
    }

    private List<String> rowsWith(String text) {
        var tables = new ArrayList<String>();
        pool.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'")
                .executeAndAwait()
                .forEach(row -> tables.add(row.getString("table_name")));
        var found = new ArrayList<String>();
        for (String table : tables) {
            pool.query("SELECT t::text AS row FROM " + table + " AS t WHERE strpos(t::text, '" + text + "') > 0")
                    .executeAndAwait()
                    .forEach(row -> found.add(table + ": " + row.getString("row")));
        }
        return found;
    }

    /** Days of the account that an adding up of the ledger would find wrong. */
    private long wrongDays() {
        return pool.query("SELECT count(*) AS wrong FROM usage_day d WHERE d.account = '" + account
                        + "' AND NOT d.sealed AND d.requests_used + d.requests_reserved <> (SELECT count(*)"
                        + " FROM usage_reservation r WHERE r.account = d.account AND r.day = d.day"
                        + " AND r.status IN ('open', 'committed', 'late'))")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong("wrong");
    }

    private static Map<String, Integer> eraseAll(String account) {
        Map<String, Integer> deleted = new TreeMap<>();
        boolean done = false;
        for (int call = 0; !done && call < 20; call++) {
            JsonPath answer = erase(account);
            answer.<String, Integer>getMap("deleted")
                    .forEach((sort, number) -> deleted.merge(sort, number, Integer::sum));
            done = answer.getBoolean("done");
        }
        assertTrue(done, "an end");
        return deleted;
    }

    private static JsonPath erase(String account) {
        return As.gateway(account)
                .delete("/internal/accounts/" + account)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<JsonObject> export(String account) {
        var answer = As.gateway(account).get("/internal/accounts/" + account + "/export");
        assertEquals(200, answer.statusCode());
        return answer.asString().lines().map(JsonObject::new).toList();
    }

    private static Map<String, Integer> counts(List<JsonObject> lines) {
        var counts = new TreeMap<String, Integer>();
        lines.get(lines.size() - 1)
                .getJsonObject("counts")
                .forEach(count -> counts.put(count.getKey(), (Integer) count.getValue()));
        return counts;
    }

    private void run(String sql) {
        pool.query(sql).executeAndAwait();
    }
}
