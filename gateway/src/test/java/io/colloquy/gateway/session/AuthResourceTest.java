package io.colloquy.gateway.session;

import static io.colloquy.gateway.session.People.PASSWORD;
import static io.colloquy.gateway.session.People.as;
import static io.colloquy.gateway.session.People.logIn;
import static io.colloquy.gateway.session.People.nobody;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.neighbour.NeighbourServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class AuthResourceTest {
    @Inject
    MeterRegistry meters;

    @Test
    void whoeverLogsInIsKnownAndMayDoWhatPeopleMay() {
        String name = People.name();
        String id = People.account(name, "user");

        as(People.token(name.toUpperCase(Locale.ROOT)))
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("account", equalTo(id))
                .body("name", equalTo(name))
                .body("role", equalTo("user"))
                .body("scopes", contains("read", "write", "generate"))
                .body("credential.kind", equalTo("session"));
    }

    @Test
    void unknownNameAndWrongPasswordSayTheSameAndCostTheSame() {
        String name = People.name();
        People.account(name, "user");

        double before = computed();
        Response wrong = logIn(name, "not the password", false);
        double wrongCost = computed() - before;
        Response unknown = logIn(People.name(), "not the password", false);
        double unknownCost = computed() - before - wrongCost;

        assertEquals(1, wrongCost);
        assertEquals(1, unknownCost);
        assertEquals(401, wrong.statusCode());
        assertEquals("https://colloquy.io/problems/wrong-credentials", wrong.path("type"));
        assertEquals(wrong.asString(), unknown.asString());
        assertEquals(wrong.statusCode(), unknown.statusCode());
    }

    @Test
    void anAccountThatOnlyKeysOpenHasNoPasswordToGuess() {
        double before = computed();

        logIn("local", "", false).then().statusCode(401);

        assertEquals(1, computed() - before);
    }

    @Test
    void aBrowserGetsACookieAndNoToken() {
        String name = People.name();
        People.account(name, "user");

        Response answer = logIn(name, PASSWORD, true);

        answer.then()
                .statusCode(200)
                .body("token", nullValue())
                .header("Set-Cookie", startsWith("colloquy=clq_s_"))
                .header("Set-Cookie", containsString("; Path=/; HttpOnly; SameSite=Strict"))
                .header("Set-Cookie", not(containsString("Domain")));
        cookie(answer.cookie("colloquy"))
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("name", equalTo(name));
    }

    @Test
    void awayFromLoopbackTheCookieIsForHttpsOnly() {
        String name = People.name();
        People.account(name, "user");

        String set = nobody().header("Host", "chat.example")
                .contentType("application/json")
                .body(Map.of("name", name, "password", PASSWORD))
                .post("/api/auth/login")
                .then()
                .statusCode(200)
                .header("Set-Cookie", startsWith("__Host-colloquy=clq_s_"))
                .header("Set-Cookie", containsString("; Secure"))
                .extract()
                .header("Set-Cookie");

        String secret = set.substring(set.indexOf('=') + 1, set.indexOf(';'));
        nobody().header("Host", "chat.example")
                .cookie("colloquy", secret)
                .get("/api/auth/me")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:1", "null"})
    void aForeignPageChangesNothingWithTheCookie(String origin) {
        String name = People.name();
        People.account(name, "user");
        String cookie = logIn(name, PASSWORD, true).cookie("colloquy");

        cookie(cookie)
                .header("Origin", origin)
                .post("/api/auth/logout")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://colloquy.io/problems/bad-origin"));

        cookie(cookie)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/api/auth/logout")
                .then()
                .statusCode(403);
        cookie(cookie).header("Origin", origin).get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void logOutEndsTheSessionAtOnceAndTakesTheCookieAway() {
        String token = People.token();

        as(token).post("/api/auth/logout").then().statusCode(204).header("Set-Cookie", containsString("Max-Age=0"));

        as(token).get("/api/auth/me").then().statusCode(401);
        as(token).get("/api/chats").then().statusCode(401);
    }

    @Test
    void aKeyDoesNotLogOut() {
        as(People.key(People.token(), "write")).post("/api/auth/logout").then().statusCode(422);
    }

    @Test
    void strangersMakeNoAccountsUnlessTheyMay() {
        nobody().contentType("application/json")
                .body(Map.of("name", People.name(), "password", PASSWORD))
                .post("/api/auth/register")
                .then()
                .statusCode(403)
                .body("type", equalTo("https://colloquy.io/problems/registration-closed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"name\": \"anna\"}",
                "{\"name\": {}, \"password\": 1}",
                "{\"name\": \"a\\u0000b\", \"password\": \"x\"}",
                "{\"name\": ",
                "\"x\""
            })
    void aBodyThatIsNoneIsAProblemOfTheClient(String body) {
        Response answer = nobody().contentType("application/json").body(body).post("/api/auth/login");

        assertEquals(4, answer.statusCode() / 100, answer.asString());
        answer.then().contentType("application/problem+json").body("type", notNullValue());
    }

    @Test
    void aBodyWithoutALengthOrOfAnotherKindIsRefused() {
        nobody().contentType("application/json")
                .body("{\"name\": \"" + "x".repeat(20_000) + "\"}")
                .post("/api/auth/login")
                .then()
                .statusCode(413);
        nobody().contentType("application/x-www-form-urlencoded")
                .body("name=anna&password=x")
                .post("/api/auth/login")
                .then()
                .statusCode(415);
    }

    private static RequestSpecification cookie(String value) {
        return nobody().cookie("colloquy", value);
    }

    private double computed() {
        return meters.counter("colloquy.password.hashes").count();
    }
}
