package io.colloquy.gateway.oidc;

import static io.colloquy.gateway.oidc.FakeIssuer.somebody;
import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking along and leaving, for somebody who has no password to prove that it is him. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class DepartureTest {
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
    void whoeverHasJustLoggedInAtTheIssuerMayLeaveAndHisTokensOpenNothingAfterwards() {
        String token = issuer.token(anna);
        String account = as(token).get("/api/auth/me").path("account");

        leave(token).statusCode(202);

        as(token).get("/api/auth/me").then().statusCode(401);
        as(issuer.token(anna, claims -> claims.put("jti", "later")))
                .get("/api/auth/me")
                .then()
                .statusCode(401);
        given().get("/api/operator/accounts/" + account)
                .then()
                .body("subject", nullValue())
                .body("name", nullValue());
    }

    @Test
    void anOldLogInIsNoProof() {
        for (String claim : new String[] {"iat", "auth_time"}) {
            String old = issuer.token(anna, claims -> claims.put(claim, claims.getLong("iat") - 301));

            leave(old)
                    .statusCode(401)
                    .header(
                            "WWW-Authenticate",
                            equalTo("Bearer error=\"insufficient_user_authentication\", max_age=\"300\""))
                    .body("type", equalTo("https://colloquy.io/problems/log-in-too-old"));
            as(old).get("/api/auth/me").then().statusCode(200);
        }
    }

    @Test
    void aTokenThatMayNotDoEverythingIsNoProof() {
        leave(issuer.token(anna, claims -> claims.put("scope", "read write"))).statusCode(403);
    }

    @Test
    void whoeverWasGivenAPasswordProvesThat() {
        String account = as(issuer.token(anna)).get("/api/auth/me").path("account");
        given().contentType("application/json")
                .body(Map.of("password", PASSWORD))
                .patch("/api/operator/accounts/" + account)
                .then()
                .statusCode(200);
        // Tokens from before it are over; this one is of the second after.
        String token = issuer.token(anna, claims -> claims.put("iat", claims.getLong("iat") + 1));

        leave(token).statusCode(422);
    }

    @Test
    void theExportSaysWhoHeIsAtTheIssuer() throws Exception {
        String token = issuer.token(anna);
        String account = as(token).get("/api/auth/me").path("account");
        String path = "/internal/accounts/" + account + "/export";
        String end = "{\"type\":\"end\",\"counts\":{}}";
        neighbours.summary.on(path, conversation -> conversation.answer(200, end));
        neighbours.graph.on(path, conversation -> conversation.answer(200, end));
        neighbours.tracking.on(path, conversation -> conversation.answer(200, end));

        var zip = new ZipInputStream(as(token)
                .get("/api/account/export")
                .then()
                .statusCode(200)
                .extract()
                .asInputStream());

        zip.getNextEntry();
        assertTrue(new String(zip.readAllBytes(), StandardCharsets.UTF_8).contains(anna));
    }

    private static ValidatableResponse leave(String token) {
        return as(token)
                .contentType("application/json")
                .body("{}")
                .delete("/api/account")
                .then();
    }
}
