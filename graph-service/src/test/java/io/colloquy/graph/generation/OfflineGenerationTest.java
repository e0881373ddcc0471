package io.colloquy.graph.generation;

import static io.colloquy.graph.generation.Requests.message;
import static io.colloquy.graph.generation.Requests.post;
import static io.colloquy.graph.generation.Requests.request;
import static io.colloquy.graph.generation.Requests.summary;
import static io.colloquy.graph.generation.Requests.with;
import static io.colloquy.graph.generation.Requests.withMessages;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.internaltokentest.Bearer;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class OfflineGenerationTest {
    private static final String DAY =
            "We meet on Friday at seven in the old boathouse, and Ben brings the keys for the gate.";

    @Test
    void aDayIsSummarisedWithoutAKeyOrANetwork() {
        var answer = post(summary("offline-1", DAY, "Who brings the lanterns for the walk home?", "ok"));

        answer.then()
                .statusCode(200)
                .body("operationId", notNullValue())
                .body("provider", equalTo("offline"))
                .body("model", equalTo("lexrank-1"))
                .body("promptVersion", equalTo("summary/1"))
                .body("attempts", equalTo(1))
                .body("usage", nullValue())
                .body("cost", nullValue());
        String text = answer.path("answer.digest.text");
        assertTrue(text.contains("boathouse") || text.contains("lanterns"), text);
    }

    @Test
    void theSameKeyGetsTheSameAnswerWordForWord() {
        String first =
                post(summary("offline-2", DAY)).then().statusCode(200).extract().asString();

        String second =
                post(summary("offline-2", DAY)).then().statusCode(200).extract().asString();

        assertEquals(first, second);
    }

    @Test
    void aKeyThatStandsForOtherMessagesIsRefused() {
        post(summary("offline-3", DAY)).then().statusCode(200);

        post(summary("offline-3", "Something else was said on that day."))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://colloquy.io/problems/key-reused"));
    }

    @Test
    void otherParametersUnderTheSameKeyAreAnotherGeneration() {
        String seven = post(summary("offline-params", DAY))
                .then()
                .statusCode(200)
                .extract()
                .path("operationId");

        post(with(summary("offline-params", DAY), "maxPoints", 3))
                .then()
                .statusCode(200)
                .body("operationId", not(equalTo(seven)));
    }

    @Test
    void anotherAccountsKeyIsAnotherGeneration() {
        String ours = post(summary("offline-ours", DAY))
                .then()
                .statusCode(200)
                .extract()
                .path("operationId");

        request()
                .header(Bearer.as("somebody"))
                .body(summary("offline-ours", DAY))
                .post("/internal/generations")
                .then()
                .statusCode(200)
                .body("operationId", not(equalTo(ours)));
    }

    static List<Map<String, Object>> unworkable() {
        var good = summary("bad", DAY);
        return List.of(
                with(good, "key", ""),
                with(good, "key", "k".repeat(301)),
                with(good, "key", "a\u0000b"),
                with(good, "purpose", "poem"),
                with(good, "purpose", null),
                with(good, "maxPoints", 0),
                with(good, "maxPoints", 21),
                with(good, "messages", null),
                withMessages("bad", List.of()),
                withMessages("bad", List.of(message(0, DAY))),
                withMessages("bad", List.of(message(2, DAY), message(1, DAY))),
                withMessages("bad", List.of(message(1, DAY), message(1, DAY))),
                withMessages("bad", List.of(with(message(1, DAY), "text", null))),
                withMessages("bad", List.of(with(message(1, DAY), "at", null))));
    }

    @ParameterizedTest
    @MethodSource("unworkable")
    void aRequestThatCannotBeWorkedOnIsA422(Map<String, Object> request) {
        post(request).then().statusCode(422).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"key\": ",
                "{\"key\": {}}",
                "{\"messages\": 7}",
                "{\"messages\": [{\"kind\": \"song\"}]}",
                "{\"messages\": [{\"at\": \"yesterday\"}]}",
                "{\"messages\": [{\"number\": \"x\"}]}"
            })
    void aBodyThatIsNotARequestIsAProblemOfTheClient(String body) {
        int status = request().body(body).post("/internal/generations").statusCode();

        assertTrue(status == 400 || status == 422, () -> body + " gave " + status);
    }

    @Test
    void theProblemNamesTheMessageThatIsOutOfOrder() {
        post(withMessages("order", List.of(message(1, DAY), message(1, DAY))))
                .then()
                .body("detail", containsString("messages[1].number"));
    }

    @Test
    void twentyThousandMessagesAreTheMost() {
        var messages = new ArrayList<Map<String, Object>>();
        IntStream.rangeClosed(1, 20_001).forEach(number -> messages.add(message(number, "ok")));

        post(withMessages("many", messages)).then().statusCode(422);
    }

    @Test
    void halfACharacterIsReplacedAndNothingBreaks() {
        post(summary("half", "The broken sign \ud83d stands in this rather long sentence about the boat."))
                .then()
                .statusCode(200);
    }

    @Test
    void aDeadlineThatIsNoNumberOrHasPassedIsSaidSo() {
        request()
                .header("X-Request-Deadline-Ms", "soon")
                .body(summary("deadline", DAY))
                .post("/internal/generations")
                .then()
                .statusCode(400)
                .body("detail", containsString("X-Request-Deadline-Ms"));
        request()
                .header("X-Request-Deadline-Ms", "0")
                .body(summary("deadline", DAY))
                .post("/internal/generations")
                .then()
                .statusCode(504)
                .body("type", equalTo("https://colloquy.io/problems/deadline-exceeded"));
    }

    @Test
    void aPlanLearnsWhatASummaryCosts() {
        request()
                .get("/internal/purposes/summary")
                .then()
                .statusCode(200)
                .body("provider", equalTo("offline"))
                .body("model", equalTo("lexrank-1"))
                .body("pricePerMillionInputTokens", equalTo(0))
                .body("pricePerMillionOutputTokens", equalTo(0))
                .body("currency", equalTo("USD"));
        request().get("/internal/purposes/poem").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void noProblemShowsAnExceptionOrAMessageOfTheChat() {
        String body = post(withMessages("secret", List.of(message(1, "plantedword"), message(1, "plantedword"))))
                .asString();

        assertTrue(!body.contains("plantedword") && !body.contains("Exception"), body);
    }
}
