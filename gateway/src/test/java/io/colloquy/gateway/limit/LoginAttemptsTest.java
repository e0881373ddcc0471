package io.colloquy.gateway.limit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.session.People;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class LoginAttemptsTest {
    @Inject
    LoginAttempts attempts;

    @Test
    void manyAddressesDoNotMakeManyGuesses() {
        String anna = People.name();
        People.account(anna, "user");
        String token = People.token(anna);
        fewAtATime();

        assertThrows(HttpProblem.class, () -> {
            for (int i = 0; i < 40; i++) {
                attempts.count(i % 2 == 0 ? anna : " " + anna.toUpperCase(Locale.ROOT))
                        .await()
                        .atMost(Duration.ofSeconds(10));
            }
        });

        Response refused = People.logIn(anna, People.PASSWORD, false);
        refused.then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("RateLimit", equalTo("\"auth\";r=0;t=" + refused.header("Retry-After")))
                .header("RateLimit-Policy", equalTo("\"auth\";q=30;w=60"))
                .body("type", equalTo("https://colloquy.io/problems/too-many-requests"));
        People.logIn(People.name(), "whatever it is", false).then().statusCode(401);
        People.as(token)
                .contentType("application/json")
                .body(Map.of("current", "a guess", "next", "another passphrase"))
                .put("/api/account/password")
                .then()
                .statusCode(429);
        People.as(token)
                .contentType("application/json")
                .body(Map.of("password", "a guess"))
                .delete("/api/account")
                .then()
                .statusCode(429);
        People.as(token).get("/api/auth/me").then().statusCode(200);
    }

    private static void fewAtATime() {
        Map<LimitClass, Rate> rates = new EnumMap<>(LimitClass.class);
        for (LimitClass limit : LimitClass.values()) {
            rates.put(limit, new Rate(30));
        }
        QuarkusMock.installMockForType(new LimitRates(rates), LimitRates.class);
    }
}
