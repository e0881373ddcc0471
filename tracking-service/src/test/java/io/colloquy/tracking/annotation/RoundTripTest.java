package io.colloquy.tracking.annotation;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class RoundTripTest {
    private static final List<String> LISTS = List.of("denotations", "blocks", "relations", "attributes");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsExportedAndImportedIsTheSameToTheByte(long seed) {
        var random = new Random(seed);
        var first = new Collections();
        var second = new Collections();
        for (int upload = 0; upload < 3; upload++) {
            String mode = upload == 0 ? "replace" : random.nextBoolean() ? "add" : "merge";
            store(first, mode, RandomCollection.of(random, upload == 0 ? 120 : 60));
        }

        String exported = export(first);
        store(second, "skip", exported);
        store(second, "merge", exported);
        store(second, "replace", exported);

        assertEquals(exported, export(second));
        counted(first, exported);
        counted(second, exported);
    }

    private static void store(Collections annotations, String mode, String lines) {
        var answer = annotations.upload(mode, lines);
        if (answer.statusCode() == 202) {
            JsonPath upload = annotations.finished(answer);
            assertEquals(
                    "completed",
                    upload.getString("status"),
                    () -> annotations.messages(upload).prettify());
        } else {
            assertEquals("completed", answer.jsonPath().getString("status"), answer::asString);
        }
    }

    private static void counted(Collections annotations, String exported) {
        List<JsonObject> documents = exported.lines().map(JsonObject::new).toList();
        JsonPath view = annotations.view();
        assertEquals(documents.size(), view.getInt("counts.documents"));
        for (String list : LISTS) {
            int rows = documents.stream()
                    .mapToInt(document -> document.containsKey(list)
                            ? document.getJsonArray(list).size()
                            : 0)
                    .sum();
            assertEquals(rows, view.getInt("counts." + list), list);
        }
    }

    private static String export(Collections annotations) {
        byte[] bytes = given().get(annotations.path() + "/export").asByteArray();
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
