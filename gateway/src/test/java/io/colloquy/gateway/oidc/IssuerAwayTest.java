package io.colloquy.gateway.oidc;

import static io.colloquy.gateway.oidc.FakeIssuer.DISCOVERY;
import static io.colloquy.gateway.oidc.FakeIssuer.KEYS;
import static io.colloquy.gateway.oidc.FakeIssuer.somebody;
import static io.colloquy.gateway.session.People.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.gateway.neighbour.Conversation;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each time the issuer has a new key that the gateway would need, and something is wrong with how it says so. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class IssuerAwayTest {
    private static final TestKey NEXT = TestKey.of("EdDSA");

    Neighbours neighbours;

    private FakeIssuer issuer;
    private TestKey fresh;

    @BeforeEach
    void anIssuer() {
        neighbours.forget();
        issuer = new FakeIssuer(neighbours.issuer);
        issuer.isWell();
        fresh = TestKey.of("ES256");
    }

    @Test
    void aNewKeyOfTheIssuerIsLearnt() {
        issuer.publish(FakeIssuer.KEY, NEXT);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status(NEXT) == 200);
    }

    @Test
    void withTheIssuerDownOnlyNewKeysAreRefused() {
        issuer.down();

        nobodyCanTell();
    }

    @Test
    void withTheIssuerFrozenOnlyNewKeysWait() {
        issuer.says(DISCOVERY, Conversation::awaitHangUp);

        nobodyCanTell();
    }

    @Test
    void anIssuerThatNeverEndsItsAnswerIsNotWaitedFor() {
        issuer.publish(FakeIssuer.KEY, fresh);
        issuer.says(KEYS, conversation -> {
            conversation.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while (true) {
                conversation.write(" ");
                aMoment(conversation.socket());
            }
        });

        nobodyCanTell();
    }

    @Test
    void redirectsAreNotFollowed() {
        issuer.publish(FakeIssuer.KEY, fresh);
        issuer.says(KEYS, conversation -> redirect(conversation, "/elsewhere"));
        issuer.says("/elsewhere", conversation -> conversation.answer(200, TestKey.set(FakeIssuer.KEY, fresh)));

        nobodyCanTell();
        assertEquals(0, issuer.asked("/elsewhere"));
    }

    @Test
    void aHugeSetOfKeysIsNotRead() {
        issuer.publish(FakeIssuer.KEY, fresh);
        String padded = new JsonObject(TestKey.set(FakeIssuer.KEY, fresh))
                .put("more", "x".repeat(200_000))
                .encode();
        issuer.says(KEYS, conversation -> conversation.answer(200, padded));

        nobodyCanTell();
    }

    @Test
    void anEmptySetOfKeysReplacesNothing() {
        issuer.publish(FakeIssuer.KEY, fresh);
        issuer.says(
                KEYS,
                conversation -> conversation.answer(
                        200, new JsonObject().put("keys", new JsonArray()).encode()));

        nobodyCanTell();
    }

    @Test
    void aDocumentOfAnotherIssuerIsNotBelieved() {
        issuer.publish(FakeIssuer.KEY, fresh);
        String url = neighbours.issuer.url();
        issuer.says(
                DISCOVERY,
                conversation -> conversation.answer(
                        200,
                        new JsonObject(issuer.document(url + KEYS))
                                .put("issuer", url + "/other")
                                .encode()));

        nobodyCanTell();
    }

    @Test
    void keysAreFetchedFromSafePlacesOnly() {
        issuer.publish(FakeIssuer.KEY, fresh);
        String mapped = neighbours.issuer.url().replace("127.0.0.1", "[::ffff:127.0.0.1]") + KEYS;
        issuer.says(DISCOVERY, conversation -> conversation.answer(200, issuer.document(mapped)));
        int before = issuer.asked(KEYS);

        nobodyCanTell();
        assertEquals(before, issuer.asked(KEYS));
    }

    /** But those whose key is known go on, also for the first time, and at once. */
    private void nobodyCanTell() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status(fresh) == 503);
        as(fresh.sign(issuer.claims(somebody())))
                .get("/api/auth/me")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("10"))
                .body("type", equalTo("https://colloquy.io/problems/issuer-unavailable"))
                .time(lessThan(5_000L));
        as(issuer.token(somebody())).get("/api/auth/me").then().statusCode(200).time(lessThan(1_000L));
    }

    private int status(TestKey key) {
        return as(key.sign(issuer.claims(somebody()))).get("/api/auth/me").statusCode();
    }

    private static void redirect(Conversation conversation, String path) throws IOException {
        conversation.write("HTTP/1.1 302 Found\r\nLocation: " + path + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** Nothing comes on this socket, so reading it takes as long as it is allowed to. */
    private static void aMoment(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        try {
            if (socket.getInputStream().read() < 0) {
                throw new EOFException();
            }
        } catch (SocketTimeoutException nothing) {
            // A moment has passed.
        }
    }
}
