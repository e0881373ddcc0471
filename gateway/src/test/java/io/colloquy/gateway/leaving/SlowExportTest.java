package io.colloquy.gateway.leaving;

import static io.colloquy.gateway.session.People.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.gateway.neighbour.Conversation;
import io.colloquy.gateway.neighbour.NeighbourServers;
import io.colloquy.gateway.neighbour.Neighbours;
import io.colloquy.gateway.neighbour.RawClient;
import io.colloquy.gateway.session.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Downloads that take their time. Here one that stands still is given up after ten seconds, not after a minute. */
@QuarkusTest
@QuarkusTestResource(NeighbourServers.class)
class SlowExportTest {
    private static final String END = "{\"type\":\"end\",\"counts\":{}}";
    private static final int MEGABYTE = 1_000_000;

    Neighbours neighbours;

    @Inject
    Export export;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();

    @BeforeEach
    void nothingScripted() {
        neighbours.forget();
    }

    @Test
    void howeverManyReadSlowlyNobodyElseWaits() throws Exception {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tokens.add(muchToTell());
        }
        String name = People.name();
        String path = path(People.account(name, "user"));
        String leaver = People.token(name);
        neighbours.summary.on(path, conversation -> conversation.answer(200, "{\"done\":true,\"deleted\":{}}"));
        List<RawClient> slow = new ArrayList<>();
        try {
            for (String token : tokens) {
                slow.add(ask(token));
            }
            await().until(() -> begun.get() == 6);

            as(leaver)
                    .contentType("application/json")
                    .body(Map.of("password", People.PASSWORD))
                    .delete("/api/account")
                    .then()
                    .statusCode(202);

            await().until(() -> !neighbours.summary.seen(path).isEmpty());
            assertEquals(0, ended.get(), "it was a matter of waiting until somebody's was given up");
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    /** Without a connection, which would be given up for reasons of its own. */
    @Test
    void anExportThatNobodyTakesIsGivenUp() {
        String account = People.account(People.name(), "user");
        neighbours.summary.on(path(account) + "/export", this::much);

        var reader = export.of(account).subscribe().withSubscriber(AssertSubscriber.create(20));

        reader.awaitFailure(Duration.ofSeconds(30)).assertFailedWith(TimeoutException.class);
        await().until(() -> begun.get() == 1 && ended.get() == 1);
    }

    @Test
    void anExportThatWasAbandonedIsNotReadToItsEnd() throws Exception {
        try (RawClient client = ask(muchToTell())) {
            await().until(() -> written.get() > 0);
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> ended.get() == 1);
        assertTrue(written.get() < 100L * MEGABYTE, "written " + written);
    }

    @Test
    void anAccountHasOneExportAtATime() throws Exception {
        String name = People.name();
        String account = People.account(name, "user");
        String token = People.token(name);
        CountDownLatch go = new CountDownLatch(1);
        neighbours.summary.on(path(account) + "/export", conversation -> {
            go.await(5, TimeUnit.SECONDS);
            conversation.answer(200, END);
        });
        neighbours.graph.on(path(account) + "/export", conversation -> conversation.answer(200, END));
        neighbours.tracking.on(path(account) + "/export", conversation -> conversation.answer(200, END));

        try (RawClient first = new RawClient(port)) {
            first.send(request(token));
            await().until(() ->
                    !neighbours.summary.seen(path(account) + "/export").isEmpty());
            as(token)
                    .get("/api/account/export")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "10")
                    .header("Content-Disposition", nullValue())
                    .body("type", equalTo("https://colloquy.io/problems/export-running"));
            go.countDown();
            first.readUntil("0\r\n\r\n");
        }

        as(token).get("/api/account/export").then().statusCode(200);
    }

    /** Returns the token of somebody who has 200 MB. */
    private String muchToTell() {
        String name = People.name();
        String account = People.account(name, "user");
        neighbours.summary.on(path(account) + "/export", this::much);
        return People.token(name);
    }

    /** Of the answer nothing is read. */
    private RawClient ask(String token) throws IOException {
        RawClient client = new RawClient(port);
        client.send(request(token));
        return client;
    }

    private void much(Conversation conversation) throws IOException {
        begun.incrementAndGet();
        try {
            conversation.write("HTTP/1.1 200 OK\r\nContent-Length: " + 200 * MEGABYTE + "\r\n\r\n");
            byte[] noise = new byte[MEGABYTE];
            new Random(1).nextBytes(noise);
            for (int i = 0; i < 200; i++) {
                conversation.socket().getOutputStream().write(noise);
                written.addAndGet(MEGABYTE);
            }
        } finally {
            ended.incrementAndGet();
        }
    }

    private static String path(String account) {
        return "/internal/accounts/" + account;
    }

    private static String request(String token) {
        return "GET /api/account/export HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }
}
