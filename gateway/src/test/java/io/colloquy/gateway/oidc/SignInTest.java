package io.colloquy.gateway.oidc;

import static io.colloquy.gateway.oidc.FakeIssuer.somebody;
import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static io.colloquy.gateway.session.People.logIn;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class SignInTest {
    @Inject
    Database database;

    Neighbours neighbours;

    private final String anna = somebody();
    private FakeIssuer issuer;

    @BeforeEach
    void anIssuer() {
        neighbours.forget();
        issuer = new FakeIssuer(neighbours.issuer);
        issuer.isWell();
    }

    @Test
    void whoeverComesForTheFirstTimeGetsAnAccountOfAUserAndKeepsIt() {
        as(issuer.token(anna))
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("role", equalTo("user"))
                .body("scopes", containsInAnyOrder("read", "write", "generate"))
                .body("name", startsWith("oidc-"))
                .body("credential.kind", equalTo("oidc"));

        String account = account(issuer.token(anna));
        assertEquals(account, account(issuer.token(anna, claims -> claims.put("jti", "another token"))));
        given().get("/api/operator/accounts/" + account).then().body("subject", equalTo(anna));
        as(issuer.token(anna)).post("/api/chats").then().statusCode(200);
    }

    @Test
    void whatHappenedIsInTheAudit() {
        String account = as(issuer.token(anna))
                .header("X-Request-Id", "first-visit-" + anna)
                .get("/api/auth/me")
                .path("account");

        var row = database.run(
                        "SELECT actor, request_id, detail FROM audit_event WHERE account = $1 AND action = 'account-created'",
                        Tuple.of(account))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next();
        assertEquals(account, row.getString("actor"));
        assertEquals("first-visit-" + anna, row.getString("request_id"));
        assertEquals("oidc", row.getJsonObject("detail").getString("by"));
    }

    @Test
    void manyFirstVisitsAtOnceMakeOneAccount() {
        Set<String> accounts = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 16)
                .parallel()
                .forEach(i ->
                        accounts.add(account(issuer.token(anna, claims -> claims.put("jti", Integer.toString(i))))));

        assertEquals(1, accounts.size());
    }

    @Test
    void nobodyIsAnOperatorByATokenWhateverItSaysAndWhateverHisAccountIs() {
        String token = issuer.token(anna, claims -> claims.put("scope", "admin").put("groups", "operator"));
        String account = account(token);
        as(token).get("/api/operator/accounts").then().statusCode(403);

        given().contentType("application/json")
                .body(Map.of("role", "operator"))
                .patch("/api/operator/accounts/" + account)
                .then()
                .statusCode(200);

        as(issuer.token(anna)).get("/api/operator/accounts").then().statusCode(403);
        given().contentType("application/json").body(Map.of("role", "user")).patch("/api/operator/accounts/" + account);
    }

    @Test
    void aTokenMayBeForReadingOnly() {
        String token = issuer.token(anna, claims -> claims.put("scope", "openid read"));

        as(token).get("/api/auth/me").then().statusCode(200).body("scopes", contains("read"));
        as(token).post("/api/chats").then().statusCode(403).body("type", equalTo(problem("forbidden-scope")));
    }

    @Test
    void nothingThatLastsComesOfAToken() {
        String token = issuer.token(anna);

        as(token)
                .contentType("application/json")
                .body(Map.of("name", "CI", "scopes", Set.of("read")))
                .post("/api/keys")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("forbidden-credential")));
        as(token)
                .contentType("application/json")
                .body(Map.of("next", PASSWORD))
                .put("/api/account/password")
                .then()
                .statusCode(403)
                .body("type", equalTo(problem("forbidden-credential")));
        as(token).post("/api/auth/logout").then().statusCode(422);
        logIn(as(token).get("/api/auth/me").path("name"), PASSWORD, false)
                .then()
                .statusCode(401);
    }

    @Test
    void anOperatorEndsTheTokensOfAnAccountUntilHeSetsAPassword() {
        String account = account(issuer.token(anna));

        given().delete("/api/operator/accounts/" + account + "/credentials")
                .then()
                .statusCode(204);
        as(issuer.token(anna)).get("/api/auth/me").then().statusCode(401);
        String before = issuer.token(anna, claims -> claims.put("jti", "before"));
        given().contentType("application/json")
                .body(Map.of("password", PASSWORD))
                .patch("/api/operator/accounts/" + account)
                .then()
                .statusCode(200);

        as(before).get("/api/auth/me").then().statusCode(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> as(issuer.token(anna)).get("/api/auth/me").statusCode() == 200);
    }

    @Test
    void whoeverWasKnownIsNotWhenHisTokenEnds() {
        long end = Instant.now().getEpochSecond() - 58;
        String token = issuer.token(anna, claims -> claims.put("iat", end - 60).put("exp", end));

        as(token).get("/api/auth/me").then().statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(4))
                .until(() -> as(token).get("/api/auth/me").statusCode() == 401);
    }

    private static String account(String token) {
        return as(token).get("/api/auth/me").then().statusCode(200).extract().path("account");
    }

    private static String problem(String name) {
        return "https://colloquy.io/problems/" + name;
    }
}
