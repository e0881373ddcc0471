package io.colloquy.gateway.oidc;

import static io.colloquy.gateway.oidc.FakeIssuer.KEY;
import static io.colloquy.gateway.oidc.FakeIssuer.somebody;
import static io.colloquy.gateway.session.People.as;
import static io.colloquy.gateway.session.People.nobody;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is tried at the door with tokens that are not, or not quite, the issuer's. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class ForgedTokenTest {
    @Inject
    Database database;

    Neighbours neighbours;

    private final String mallory = somebody();
    private FakeIssuer issuer;

    @BeforeEach
    void anIssuer() {
        neighbours.forget();
        issuer = new FakeIssuer(neighbours.issuer);
        issuer.isWell();
    }

    @Test
    void everyForgeryIsOneAnswerAndMakesNoAccount() {
        forgeries()
                .forEach((what, token) -> as(token)
                        .get("/api/auth/me")
                        .then()
                        .statusCode(401)
                        .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                        .body("detail", equalTo("This credential is not, or no longer, valid.")));

        assertEquals(0, accounts(mallory));
        assertEquals(0, accounts("ben"));
    }

    @Test
    void aTokenIsNoCookie() {
        nobody().cookie("colloquy", issuer.token(mallory))
                .get("/api/auth/me")
                .then()
                .statusCode(401);

        assertEquals(0, accounts(mallory));
    }

    @Test
    void aFloodOfKeysThatNobodyHasAsksTheIssuerOnceAPause() {
        int before = issuer.asked(FakeIssuer.KEYS);
        long started = System.nanoTime();

        for (int i = 0; i < 300; i++) {
            String token = TestKey.sign(
                    head("ES256", "made-up-" + i),
                    issuer.claims(mallory).encode(),
                    KEY.pair().getPrivateKey());
            as(token).get("/api/auth/me").then().statusCode(401);
        }

        long pauses = Duration.ofNanos(System.nanoTime() - started).toMillis() / 500;
        assertTrue(issuer.asked(FakeIssuer.KEYS) - before <= pauses + 1);
        as(issuer.token(somebody())).get("/api/auth/me").then().statusCode(200);
    }

    private Map<String, String> forgeries() {
        String claims = issuer.claims(mallory).encode();
        long now = issuer.claims(mallory).getLong("iat");
        Map<String, Object> head = head("ES256", KEY.id());
        var publicKey = new SecretKeySpec(KEY.pair().getPublicKey().getEncoded(), "HmacSHA256");
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("no signature", TestKey.sign(head("none", KEY.id()), claims, null));
        forged.put("the public key as a secret", TestKey.sign(head("HS256", KEY.id()), claims, publicKey));
        forged.put("another's key", TestKey.of("ES256").sign(head, claims));
        forged.put("another algorithm", TestKey.of("RS256").sign(head("RS256", KEY.id()), claims));
        forged.put("another issuer", issuer.token(mallory, all -> all.put("iss", "https://evil.example")));
        forged.put("another audience", issuer.token(mallory, all -> all.put("aud", "another program")));
        forged.put(
                "expired",
                issuer.token(mallory, all -> all.put("iat", now - 300).put("exp", now - 61)));
        forged.put("not yet valid", issuer.token(mallory, all -> all.put("nbf", now + 120)));
        forged.put("two subjects", KEY.sign(head, claims.replace("\"sub\"", "\"sub\":\"ben\",\"sub\"")));
        forged.put("a subject of nothing", issuer.token(mallory, all -> all.put("sub", "\u0000")));
        forged.put("text", "a.b.c");
        forged.put("a long one", issuer.token(mallory, all -> all.put("more", "x".repeat(9_500))));
        return forged;
    }

    private static Map<String, Object> head(String algorithm, String key) {
        return new HashMap<>(Map.of("alg", algorithm, "kid", key));
    }

    private long accounts(String subject) {
        return database.run("SELECT count(*) FROM oidc_subject WHERE subject = $1", Tuple.of(subject))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }
}
