package io.colloquy.graph.problem;

import static io.colloquy.graph.generation.Requests.message;
import static io.colloquy.graph.generation.Requests.post;
import static io.colloquy.graph.generation.Requests.request;
import static io.colloquy.graph.generation.Requests.summary;
import static io.colloquy.graph.generation.Requests.with;
import static io.colloquy.graph.generation.Requests.withMessages;
import static io.colloquy.graph.scripted.ScriptedProviderProfile.KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.graph.CapturedLog;
import io.colloquy.graph.RawCall;
import io.colloquy.graph.scripted.Script;
import io.colloquy.graph.scripted.ScriptedProvider;
import io.colloquy.graph.scripted.ScriptedProviderProfile;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words are planted in chats, keys and providers' answers, and looked for in problems and in the log. */
@QuarkusTest
@TestProfile(ScriptedProviderProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class SecrecyTest {
    private static final String WORD = "plantedword";

    @ConfigProperty(name = "openai.base-url")
    URI provider;

    @TestHTTPResource
    URL service;

    private ScriptedProvider fake;
    private CapturedLog log;

    @BeforeEach
    void start() {
        fake = ScriptedProvider.startOn(provider.getPort());
        log = CapturedLog.start();
    }

    @AfterEach
    void stop() {
        log.close();
        fake.close();
    }

    @Test
    void aProviderThatQuotesKeyAndChatIsNotQuoted() {
        String quoting = "{\"error\": {\"message\": \"" + KEY + " may not ask about " + WORD + "\"}}";
        fake.next(
                Script.answers(400, quoting),
                Script.answers(401, quoting),
                Script.answers(503, quoting),
                Script.answers(200, quoting),
                Script.says(WORD + " is no JSON"),
                Script.says("{\"digest\": {\"text\": 7, \"" + WORD + "\": " + KEY + "}"),
                Script.says(
                        "{\"digest\": {\"text\": \"" + WORD + "\", \"cites\": [\"" + WORD + "\"]}, \"points\": []}"),
                Script.completion(WORD, "length"),
                Script.completion(WORD, "content_filter"),
                Script.reset(),
                Script.cutShort());

        for (int i = 0; i < 11; i++) {
            Response problem = post(summary("secret-" + i, "I said " + WORD));
            assertTrue(problem.statusCode() >= 500, problem.asString());
            assertFalse(problem.asString().contains("Exception"), problem.asString());
            assertSecret(problem.asString());
        }

        assertEquals(11, fake.calls());
        assertSecret(log.text());
    }

    @Test
    void aFailureThatWasForeseenIsOneLineWithoutATrace() {
        fake.next(Script.answers(500, "{}"), Script.says("nothing"));

        post(summary("line-1", "We meet on Friday."));
        post(summary("line-2", "We meet on Friday."));

        String written = log.text();
        assertTrue(written.contains("/internal/generations answered 503"), written);
        assertTrue(written.contains("/internal/generations answered 502"), written);
        assertFalse(written.contains("\tat ") || written.contains("ERROR"), written);
    }

    @Test
    void inputInTheWrongPlaceIsNamedAndNotQuoted() {
        var wrong = Map.of(
                "messages[0].number", withMessages("w", List.of(with(message(1, "x"), "number", WORD))),
                "messages[0].at", withMessages("w", List.of(with(message(1, "x"), "at", WORD))),
                "messages[0].kind", withMessages("w", List.of(with(message(1, "x"), "kind", WORD))),
                "messages[0].text", withMessages("w", List.of(with(message(1, "x"), "text", Map.of(WORD, WORD)))),
                "messages[0]", withMessages("w", List.of(WORD)),
                "purpose", with(summary("w", "x"), "purpose", WORD),
                "maxPoints", with(summary("w", "x"), "maxPoints", WORD));

        wrong.forEach((field, body) -> {
            Response problem = post(body);
            assertTrue(problem.statusCode() == 400 || problem.statusCode() == 422, problem.asString());
            assertTrue(problem.contentType().startsWith("application/problem+json"), problem.contentType());
            assertTrue(problem.asString().contains(field), problem.asString());
            assertSecret(problem.asString());
        });
        assertSecret(request()
                .body("{\"key\": \"" + WORD + "\", " + WORD)
                .post("/internal/generations")
                .asString());
        assertSecret(log.text());
        assertFalse(log.text().contains("null"), log.text());
    }

    @Test
    void aBodyBeyondTheLimitIsAProblemToo() throws Exception {
        try (var call = RawCall.post(service, "/internal/generations", "{", 64L * 1024 * 1024)) {
            String answer = call.answer();

            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
            assertTrue(answer.contains("https://colloquy.io/problems/too-large"), answer);
        }
    }

    private static void assertSecret(String text) {
        assertFalse(text.contains(WORD) || text.contains(KEY), text);
    }
}
