package io.colloquy.tracking.job;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.postgrestest.PostgresServer;
import io.colloquy.tracking.TrackingClient;
import io.colloquy.tracking.TrackingClient.Claimed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class CostAndPaceTest {
    private final TrackingClient tracking = new TrackingClient();

    @Test
    void aJobsCostIsWhatItsAttemptsReportedWhetherTheyWentWellOrNot() {
        var id = tracking.createJob("a", "b");
        var first = tracking.claim(2);
        complete(first.get(0), cost("0.25", "USD", 1)).statusCode(204);
        complete(first.get(0), cost("0.25", "USD", 1)).statusCode(204);
        tracking.call(first.get(1), "fail", Map.of("reason", "no", "cost", cost("0.5", "USD", 0)))
                .statusCode(204);
        complete(tracking.claimOne(), new JsonObject().put("unpriced", 2)).statusCode(204);

        var cost = tracking.job(id);
        assertEquals(0.75, cost.getDouble("cost.amount"));
        assertEquals("USD", cost.getString("cost.currency"));
        assertEquals(3, cost.getInt("cost.unpriced"));
    }

    @Test
    void onlyCallsWithoutAPriceHaveNoAmountRatherThanNone() {
        var id = tracking.createJob("a");
        complete(tracking.claimOne(), new JsonObject().put("unpriced", 2));

        assertNull(tracking.job(id).get("cost.amount"));
        assertEquals(2, tracking.job(id).getInt("cost.unpriced"));
    }

    @Test
    void anotherCurrencyIsNotAddedButTold() {
        var id = tracking.createJob("a", "b");
        complete(tracking.claimOne(), cost("0.25", "USD", 0));
        complete(tracking.claimOne(), cost("0.10", "EUR", 0)).statusCode(204);

        assertEquals(0.25, tracking.job(id).getDouble("cost.amount"));
        assertEquals(1, tracking.job(id).getInt("cost.unpriced"));
        RestAssured.get("/api/jobs/" + id + "/messages")
                .then()
                .body(containsString("A cost of 0.10 EUR is not in the job's sum, which is in USD"));
    }

    @Test
    void aCostThatMakesNoSenseIsRefusedAndNamed() {
        tracking.createJob("a");
        var claim = tracking.claimOne();

        for (JsonObject wrong :
                new JsonObject[] {cost("-1", "USD", 0), cost("1", "usd", 0), cost("1", null, 0), cost("1", "USD", -1)
                }) {
            complete(claim, wrong).statusCode(422).body(containsString("cost"));
        }
        complete(claim, new JsonObject().put("amount", "much")).statusCode(400).body(containsString("cost"));
        complete(claim, null).statusCode(204);
    }

    @Test
    void aPaceAndARangeForTheEndAreKnownAfterAFewBatches() {
        var id = tracking.createJob("a b", "c", "d", "e", "f", "g h");
        assertNull(tracking.job(id).get("lastProgressAt"));
        for (int batch = 0; batch < 3; batch++) {
            tracking.complete(tracking.claimOne());
        }
        assertNull(tracking.job(id).get("rate"));
        assertNull(tracking.job(id).get("eta"));

        tracking.complete(tracking.claimOne());

        var job = tracking.job(id);
        assertTrue(job.getDouble("rate.itemsPerMinute") > 0);
        var earliest = Instant.parse(job.getString("eta.earliest"));
        assertTrue(earliest.isBefore(Instant.parse(job.getString("eta.latest"))));
        assertFalse(Instant.parse(job.getString("lastProgressAt")).isAfter(Instant.now()));
        tracking.control(id, "pause");
        assertNull(tracking.job(id).get("eta"));
        tracking.control(id, "resume");
        assertNull(tracking.job(id).get("eta"));
    }

    @Test
    void aBeatThatReportsAnItemIsProgress() {
        var id = tracking.createJob("a b");
        var claim = tracking.claimOne();
        tracking.heartbeat(claim, 0);
        assertNull(tracking.job(id).get("lastProgressAt"));

        tracking.heartbeat(claim, 1);

        assertNotNull(tracking.job(id).get("lastProgressAt"));
    }

    private ValidatableResponse complete(Claimed claim, JsonObject cost) {
        Map<String, Object> fields = new HashMap<>(Map.of("done", 1, "failed", 0, "skipped", 0, "invalid", 0));
        fields.put("cost", cost);
        return tracking.call(claim, "complete", fields);
    }

    private static JsonObject cost(String amount, String currency, int unpriced) {
        return new JsonObject()
                .put("amount", new java.math.BigDecimal(amount))
                .put("currency", currency)
                .put("unpriced", unpriced);
    }
}
