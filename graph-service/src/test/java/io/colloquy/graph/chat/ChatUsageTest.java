package io.colloquy.graph.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.scripted.ReliableProfile;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a chat costs its account. The requests of today count those that are reserved, so that 0 means nothing is left open. */
@QuarkusTest
@TestProfile(ReliableProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class ChatUsageTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    private ScriptedProvider fake;
    private int callsBefore;

    @BeforeEach
    void start() {
        CircuitBreakerMaintenance.get().resetAll();
        fake = ScriptedProvider.startOn(provider.getPort()).usually(new Talker());
        // Another class may have left the route to rest.
        Awaitility.await().atMost(SOON).until(() -> ask("warm", hello()) == 200);
        callsBefore = fake.calls();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void noMistakeCostsOrReservesAnything() {
        for (JsonObject wrong : List.of(
                hello().put("messages", new JsonArray()),
                hello().put("model", "no-such-model"),
                hello().put("n", 2),
                hello().put("max_tokens", -1),
                hello().put("temperature", "hot"),
                saying(Talker.FILTER),
                saying(Talker.FILTER).put("stream", true))) {
            int status = ask("mistaken", wrong);
            assertTrue(status >= 400 && status < 500, () -> status + " for " + wrong);
        }
        given().contentType("application/json")
                .header(Bearer.as("mistaken"))
                .header("X-Request-Deadline-Ms", 0)
                .body(hello().encode())
                .post(CHAT)
                .then()
                .statusCode(504);

        assertEquals(0, requestsToday("mistaken"));
        assertEquals(callsBefore + 2, fake.calls());
    }

    @Test
    void anAnswerCostsOneRequestPlainOrStreamed() {
        assertEquals(200, ask("plain", hello()));
        assertEquals(200, ask("streamed", hello().put("stream", true)));

        assertEquals(1, requestsToday("plain"));
        assertEquals(1, requestsToday("streamed"));
        usage("streamed").then().body("tokens", equalTo(16));
    }

    private static int ask(String account, JsonObject body) {
        return given().contentType("application/json")
                .header(Bearer.as(account))
                .body(body.encode())
                .post(CHAT)
                .statusCode();
    }

    private static int requestsToday(String account) {
        return usage(account).path("requestsToday");
    }

    private static Response usage(String account) {
        return given().header(Bearer.as(account)).get("/api/usage/current");
    }

    private static JsonObject saying(String text) {
        JsonObject asked = hello();
        asked.getJsonArray("messages").getJsonObject(0).put("content", text);
        return asked;
    }

    private static JsonObject hello() {
        return ChatErrorsTest.hello();
    }
}
