package io.colloquy.graph.usage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URL;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class UsageResourceTest {
    @Inject
    Ledger ledger;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void anAccountSeesWhatItUsedAndWhatIsLeftOfToday() {
        Account account = new Account("anna");
        Reservation answered = Replica.done(ledger.reserve(account, UUID.randomUUID(), Estimate.NOTHING));
        Replica.done(ledger.commit(answered, new Actual(900, 80, new BigDecimal("0.000125"), 0)));
        Replica.done(ledger.reserve(account, UUID.randomUUID(), new Estimate(1000, null)));

        given().header(Bearer.as("anna"))
                .get("/api/usage/current")
                .then()
                .statusCode(200)
                .body("requestsToday", is(2))
                .body("dailyLimit", is(50))
                .body("plan", equalTo("basic"))
                .body("remaining", is(48))
                .body("percentage", is(4))
                .body("tokens", is(980))
                .body("cost.amount", is(0.000125f))
                .body("cost.currency", equalTo("USD"))
                .body("cost.unpriced", is(0));
    }

    @Test
    void aPriceThatNobodyKnowsIsNotZero() {
        Account account = new Account("unpriced");
        Reservation answered = Replica.done(ledger.reserve(account, UUID.randomUUID(), Estimate.NOTHING));
        Replica.done(ledger.commit(answered, new Actual(10, 10, null, 1)));

        given().header(Bearer.as("unpriced"))
                .get("/api/usage/current")
                .then()
                .body("cost.amount", nullValue())
                .body("cost.unpriced", is(1));
    }

    @Test
    void theOperatorsOwnAccountHasNoLimit() {
        given().get("/api/usage/current")
                .then()
                .statusCode(200)
                .body("plan", equalTo("operator"))
                .body("dailyLimit", nullValue())
                .body("remaining", nullValue())
                .body("percentage", nullValue());
    }

    @Test
    void anAccountsNameIsShortAndPrintable() {
        given().header(Bearer.as("x".repeat(201)))
                .get("/api/usage/current")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("1 to 200"));
    }

    @Test
    void anOperatorSetsTheTermsOfAnAccount() {
        given().contentType("application/json")
                .body("{\"plan\": \"pro+\", \"dailyTokens\": 5000, \"dailyCost\": 1.25}")
                .put("/api/operator/usage/accounts/carla")
                .then()
                .statusCode(200)
                .body("plan", equalTo("pro+"))
                .body("dailyRequests", is(600))
                .body("dailyTokens", is(5000))
                .body("dailyCost", is(1.25f));
        given().header(Bearer.as("carla")).get("/api/usage/current").then().body("dailyLimit", is(600));
    }

    @Test
    void limitsThatMakeNoSenseAreRefusedByName() {
        refused("{\"plan\": \"pro\", \"dailyRequests\": -1}", "dailyRequests must not be negative.");
        refused("{\"plan\": \"pro\", \"dailyCost\": -0.5}", "dailyCost must not be negative.");
        refused("{\"plan\": \"gold\"}", "plan must be one of free, basic, pro, pro+, ultra, operator.");
    }

    private static void refused(String terms, String detail) {
        given().contentType("application/json")
                .body(terms)
                .put("/api/operator/usage/accounts/carla")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/invalid-limit"))
                .body("detail", equalTo(detail));
    }

    @Test
    void theLedgerIsVerifiedOnRequestAndItsSeriesAreThereFromTheStart() {
        given().get("/api/operator/usage/verify")
                .then()
                .statusCode(200)
                .body("consistent", is(true))
                .body("findings", empty());
        given().get(metrics)
                .then()
                .body(containsString("colloquy_rollbacks_total"))
                .body(containsString("colloquy_commit_failures_total"))
                .body(containsString("colloquy_usage_ledger_drift 0"));
    }
}
