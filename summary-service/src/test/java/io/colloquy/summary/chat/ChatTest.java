package io.colloquy.summary.chat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.SummaryServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChatTest extends SummaryServiceTest {
    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json").body(body).post(path).then();
    }

    private static long chat(String body) {
        return post("/api/chats", body).statusCode(201).extract().jsonPath().getLong("id");
    }

    private static String message(String id, String at, String text) {
        return "{\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"sender\":\"Anna\",\"text\":\"" + text + "\"}";
    }

    @Test
    void aChatIsMadeRenamedMovedAndRemoved() {
        long chat = chat("{\"name\":\"Family\"}");

        given().get("/api/chats/" + chat)
                .then()
                .statusCode(200)
                .body("zone", equalTo("UTC"))
                .body("dayStart", equalTo("00:00"));
        given().contentType("application/json")
                .body("{\"name\":\"Home\",\"zone\":\"Asia/Kolkata\",\"dayStart\":\"04:30\"}")
                .patch("/api/chats/" + chat)
                .then()
                .statusCode(200)
                .body("name", equalTo("Home"))
                .body("zone", equalTo("Asia/Kolkata"))
                .body("dayStart", equalTo("04:30"));
        given().delete("/api/chats/" + chat).then().statusCode(204);
        given().get("/api/chats/" + chat)
                .then()
                .statusCode(404)
                .body("type", equalTo("https://colloquy.io/problems/unknown-chat"));
        given().delete("/api/chats/" + chat).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\" \"}",
                "{\"name\":\"x\",\"zone\":\"Berlin\"}",
                "{\"name\":\"x\",\"zone\":\"+01:00\"}",
                "{\"name\":\"x\",\"dayStart\":\"06:01\"}",
                "{\"name\":\"x\",\"dayStart\":\"4:00\"}",
                "{\"name\":",
                "[]",
                "null",
                "{\"name\":{}}"
            })
    void whatIsNoChatIsRefused(String body) {
        int status = post("/api/chats", body).extract().statusCode();

        assertEquals(4, status / 100, () -> body + " gave " + status);
    }

    @Test
    void messagesAreNumberedWithinTheirDayWhereverAPageBegins() {
        long chat = chat("{\"name\":\"numbers\",\"zone\":\"Europe/Berlin\",\"dayStart\":\"04:00\"}");
        String path = "/api/chats/" + chat + "/messages";
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // 20 minutes apart from 03:00 local on: the day of 12 May ends at 04:00.
            messages.add(message("m" + i, "2024-05-13T0" + (1 + i / 3) + ":" + (i % 3) * 2 + "0:00Z", "t" + i));
        }
        post(path, messages.toString()).statusCode(201).body("added", equalTo(12));

        List<Integer> numbers = new ArrayList<>();
        List<String> days = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().queryParam("limit", 5);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            numbers.addAll(page.getList("items.number", Integer.class));
            days.addAll(page.getList("items.day", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertEquals(List.of(1, 2, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9), numbers);
        assertEquals("2024-05-12", days.get(2));
        assertEquals("2024-05-13", days.get(3));
        given().queryParam("day", "2024-05-12")
                .get(path)
                .then()
                .body("items.text", contains("t0", "t1", "t2"))
                .body("nextCursor", nullValue());
    }

    @Test
    void aLiveMessageSentAgainIsOneMessage() {
        long chat = chat("{\"name\":\"live\"}");
        String path = "/api/chats/" + chat + "/messages";
        String message = message("once", "2024-05-13T10:00:00+02:00", "hi");

        post(path, message).statusCode(201).body("added", equalTo(1));
        post(path, "[" + message + "," + message("twice", "2024-05-13T10:00:00Z", "hi") + "]")
                .statusCode(201)
                .body("added", equalTo(1))
                .body("alreadyThere", equalTo(1));
        long id = given().get(path).then().extract().jsonPath().getLong("items[0].id");
        given().delete(path + "/" + id).then().statusCode(204);
        given().delete(path + "/" + id).then().statusCode(404);

        given().get(path).then().body("items.sourceId", contains("twice"));
    }

    @Test
    void aMessageThatCannotBeKeptIsRefusedByItsPlaceAndField() {
        long chat = chat("{\"name\":\"bad\"}");
        String path = "/api/chats/" + chat + "/messages";
        String good = message("a", "2024-05-13T10:00:00Z", "hi");

        post(path, "[" + good + "," + message("b", "2024-05-13 10:00", "hi") + "]")
                .statusCode(422)
                .body("detail", org.hamcrest.Matchers.startsWith("[1].at: "));
        post(path, "[]").statusCode(422);
        post(path, "7").statusCode(422);
        post(path, "[" + good).statusCode(400);
        post(path, ("[" + (good + ",").repeat(500) + good + "]")).statusCode(422);
        post("/api/chats/999999/messages", good).statusCode(404);
        given().queryParam("day", "13.05.2024").get(path).then().statusCode(422);
        given().queryParam("cursor", "x").get(path).then().statusCode(422);

        given().get(path).then().body("items.size()", equalTo(0));
    }
}
