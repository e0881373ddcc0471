package io.colloquy.gateway.apikey;

import static io.colloquy.gateway.session.People.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class KeyResourceTest {
    @Inject
    Database database;

    @Test
    void aKeyIsShownOnceAndThenByItsPrefixOnly() {
        String token = People.token();

        Response made = create(token, Map.of("name", "CI", "scopes", List.of("read"), "expiresInDays", 30));

        made.then()
                .statusCode(201)
                .header("Location", "/api/keys/" + made.path("id"))
                .body("key", matchesPattern("clq_[a-z2-7]{6}_[A-Za-z0-9_-]{43}"))
                .body("scopes", contains("read"));
        String secret = made.path("key");
        as(token)
                .get("/api/keys")
                .then()
                .statusCode(200)
                .body("items[0].prefix", equalTo(secret.substring(4, 10)))
                .body("items[0].key", nullValue())
                .body(not(containsString(secret.substring(11))));
        as(token).get("/api/keys/" + made.path("id")).then().statusCode(200).body("key", nullValue());
        as(secret).get("/api/chats").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "read, GET, /api/chats, 200",
        "read, POST, /api/chats, 403",
        "read, POST, /v1/chat/completions, 403",
        "write, POST, /api/chats, 200",
        "write, GET, /api/chats, 403",
        "write, POST, /v1/chat/completions, 403",
        "write, POST, /api/backfills, 403",
        "generate, POST, /v1/chat/completions, 200",
        "generate, POST, /api/graphs/1/actions/expand, 200",
        "generate, DELETE, /api/chats/1, 403",
        "read, GET, /api/operator/accounts, 403"
    })
    void aKeyMayDoWhatItsScopesSayAndNoMore(String scope, String method, String path, int status) {
        String key = People.key(People.token(), scope);

        as(key).request(method, path).then().statusCode(status);
    }

    @Test
    void aRefusalNamesTheMissingScope() {
        as(People.key(People.token(), "read"))
                .post("/api/chats")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("insufficient_scope"))
                .body("type", equalTo("https://colloquy.io/problems/forbidden-scope"))
                .body("detail", containsString("write"));
    }

    @Test
    void nobodyGivesAKeyMoreThanHeMay() {
        String person = People.token();
        create(person, Map.of("name", "x", "scopes", List.of("admin"))).then().statusCode(403);

        String key = People.key(person, "write");
        create(key, Map.of("name", "x", "scopes", List.of("read"))).then().statusCode(403);
        create(key, Map.of("name", "x", "scopes", List.of("write"))).then().statusCode(201);
    }

    @Test
    void aKeyMakesNoKeyThatOutlivesIt() {
        String person = People.token();
        Response short1 = create(person, Map.of("name", "x", "scopes", List.of("write"), "expiresInDays", 1));

        Response child = create(short1.path("key"), Map.of("name", "x", "scopes", List.of("write")));

        assertEquals(short1.<String>path("expiresAt"), child.path("expiresAt"));
    }

    @Test
    void aRevokedKeyOpensNothingAtOnce() {
        String person = People.token();
        Response made = create(person, Map.of("name", "x", "scopes", List.of("read")));
        String key = made.path("key");
        as(key).get("/api/chats").then().statusCode(200);

        as(person).delete("/api/keys/" + made.path("id")).then().statusCode(204);

        as(key).get("/api/chats").then().statusCode(401);
        as(person).delete("/api/keys/" + made.path("id")).then().statusCode(204);
    }

    @Test
    void aKeyThatWasRevokedElsewhereMakesNoOtherKey() {
        String person = People.token();
        Response made = create(person, Map.of("name", "x", "scopes", List.of("write")));
        String key = made.path("key");
        as(key).post("/api/chats").then().statusCode(200);

        run("UPDATE api_key SET revoked_at = now() WHERE id = $1", made.path("id"));

        create(key, Map.of("name", "x", "scopes", List.of("write"))).then().statusCode(401);
    }

    @Test
    void anExpiredKeyOpensNothing() {
        Response made = create(People.token(), Map.of("name", "x", "scopes", List.of("read"), "expiresInDays", 1));
        run("UPDATE api_key SET expires_at = now() WHERE id = $1", made.path("id"));

        as(made.path("key")).get("/api/chats").then().statusCode(401);
    }

    @Test
    void anothersKeyIsNotThere() {
        Response his = create(People.token(), Map.of("name", "x", "scopes", List.of("read")));
        String me = People.token();

        as(me).get("/api/keys/" + his.path("id")).then().statusCode(404);
        as(me).delete("/api/keys/" + his.path("id")).then().statusCode(404);

        as(his.path("key")).get("/api/chats").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \"x\"}",
                "{\"name\": \"x\", \"scopes\": []}",
                "{\"name\": \"x\", \"scopes\": [null]}",
                "{\"name\": \"\", \"scopes\": [\"read\"]}",
                "{\"name\": \"a\\u0000b\", \"scopes\": [\"read\"]}",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"expiresInDays\": 0}",
                "{\"name\": \"x\", \"scopes\": [\"read\"], \"expiresInDays\": 3651}"
            })
    void aWishThatMakesNoSenseIsRefused(String body) {
        as(People.token())
                .contentType("application/json")
                .body(body)
                .post("/api/keys")
                .then()
                .statusCode(422);
    }

    @Test
    void anUnknownScopeIsMalformed() {
        as(People.token())
                .contentType("application/json")
                .body("{\"name\": \"x\", \"scopes\": [\"everything\"]}")
                .post("/api/keys")
                .then()
                .statusCode(400)
                .body("detail", not(containsString("everything")));
    }

    private static Response create(String token, Map<String, ?> body) {
        return as(token).contentType("application/json").body(body).post("/api/keys");
    }

    private void run(String sql, String value) {
        database.run(sql, Tuple.of(value)).await().atMost(Duration.ofSeconds(10));
    }
}
