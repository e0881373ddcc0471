package io.colloquy.gateway.oidc;

import static io.colloquy.gateway.session.People.as;

import io.colloquy.gateway.neighbour.ScriptedNeighbour;
import io.colloquy.gateway.neighbour.ScriptedNeighbour.Script;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** The issuer that the gateway under test believes, with a key that it knows. */
final class FakeIssuer {
    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String KEYS = "/keys";
    static final TestKey KEY = TestKey.of("ES256");

    private final ScriptedNeighbour server;

    FakeIssuer(ScriptedNeighbour server) {
        this.server = server;
    }

    /** Says what an issuer should, and waits until the gateway has heard it. */
    void isWell() {
        server.up();
        publish(KEY);
        String token = token("well");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> as(token).get("/api/auth/me").statusCode() == 200);
    }

    void publish(TestKey... keys) {
        String set = TestKey.set(keys);
        server.on(DISCOVERY, conversation -> conversation.answer(200, document(server.url() + KEYS)));
        server.on(KEYS, conversation -> conversation.answer(200, set));
    }

    void says(String path, Script script) {
        server.on(path, script);
    }

    String document(String keys) {
        return new JsonObject()
                .put("issuer", server.url())
                .put("jwks_uri", keys)
                .encode();
    }

    int asked(String path) {
        return server.seen(path).size();
    }

    void down() {
        server.down();
    }

    /** A name that no other test has. */
    static String somebody() {
        return UUID.randomUUID().toString();
    }

    String token(String subject) {
        return token(subject, claims -> claims);
    }

    String token(String subject, UnaryOperator<JsonObject> change) {
        return KEY.sign(change.apply(claims(subject)));
    }

    JsonObject claims(String subject) {
        long now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", server.url())
                .put("aud", "colloquy")
                .put("sub", subject)
                .put("iat", now)
                .put("exp", now + 300);
    }
}
