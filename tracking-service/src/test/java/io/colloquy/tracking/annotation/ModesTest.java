package io.colloquy.tracking.annotation;

import static io.colloquy.tracking.annotation.Collections.document;
import static io.colloquy.tracking.annotation.Collections.lines;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "tracking"))
class ModesTest {
    private static final String TEXT = "Anna met Ben.";

    private final Collections annotations = new Collections();

    @Test
    void whatReplacesADocumentTakesThePlaceOfItsAnnotations() {
        store("replace", document("1", TEXT, "T1:0:4:Person"));
        store("replace", document("1", TEXT, "T7:9:12:Person"));

        assertEquals(List.of(document("1", TEXT, "T7:9:12:Person")), annotations.export());
        assertEquals(1, annotations.view().getInt("counts.denotations"));
    }

    @Test
    void aReplacementByNothingClears() {
        store("replace", document("1", TEXT, "T1:0:4:Person"));
        store("replace", document("1", TEXT));

        assertEquals(List.of(document("1", TEXT)), annotations.export());
        assertEquals(0, annotations.view().getInt("counts.denotations"));
        assertEquals(1, annotations.view().getInt("counts.documents"));
    }

    @Test
    void twoReplacementsOfOneDocumentContradictEachOther() {
        annotations
                .upload(
                        "replace",
                        lines(
                                document("1", TEXT, "T1:0:4:Person"),
                                document("2", TEXT),
                                document("1", TEXT, "T1:9:12:Person")))
                .then()
                .statusCode(201)
                .body("status", equalTo("completed_with_errors"))
                .body("invalid", equalTo(1))
                .body("refusals[0].text", containsString("line 3: The document was in upload.jsonl line 1 already"));

        assertEquals(List.of(document("1", TEXT, "T1:0:4:Person"), document("2", TEXT)), annotations.export());
    }

    @Test
    void whatIsAddedGetsAnotherIdWhereItsOwnIsTaken() {
        store("replace", related("T1", "T2", "R1"));
        store("add", related("T2", "T3", "R1"));

        JsonObject stored = annotations.export().get(0);
        assertEquals(List.of("T1", "T2", "T4", "T3"), ids(stored, "denotations"));
        assertEquals(List.of("R1", "R2"), ids(stored, "relations"));
        JsonObject relation = stored.getJsonArray("relations").getJsonObject(1);
        assertEquals("T4", relation.getString("subj"));
        assertEquals("T3", relation.getString("obj"));
    }

    @Test
    void whatIsMergedIsNotDoubled() {
        store("replace", related("T1", "T2", "R1"));
        var more = related("T8", "T9", "R9");
        more.getJsonArray("denotations")
                .add(new JsonObject()
                        .put("id", "T1")
                        .put("span", new JsonObject().put("begin", 5).put("end", 8))
                        .put("obj", "Verb"));
        store("merge", more);
        List<JsonObject> merged = annotations.export();
        store("merge", more);

        assertEquals(merged, annotations.export());
        assertEquals(List.of("T1", "T2", "T3"), ids(merged.get(0), "denotations"));
        assertEquals(List.of("R1"), ids(merged.get(0), "relations"));
        assertEquals(3, annotations.view().getInt("counts.denotations"));
        assertEquals(1, annotations.view().getInt("counts.relations"));
    }

    @Test
    void whatIsThereIsSkipped() {
        store("replace", document("1", TEXT, "T1:0:4:Person"));
        annotations
                .upload("skip", lines(document("1", "Another text."), document("2", TEXT)))
                .then()
                .statusCode(201)
                .body("status", equalTo("completed"))
                .body("skipped", equalTo(1))
                .body("documents", equalTo(1));

        assertEquals(List.of(document("1", TEXT, "T1:0:4:Person"), document("2", TEXT)), annotations.export());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace", "add", "merge"})
    void anotherTextIsRefusedBecauseSpansWouldPointElsewhere(String mode) {
        store("replace", document("1", TEXT, "T1:0:4:Person"));
        annotations
                .upload(mode, lines(document("1", "Ben met Anna.", "T1:0:3:Person"), document("2", TEXT)))
                .then()
                .statusCode(201)
                .body("invalid", equalTo(1))
                .body("refusals.text", hasItem(containsString("another text")));

        assertEquals(document("1", TEXT, "T1:0:4:Person"), annotations.export().get(0));
    }

    private void store(String mode, JsonObject document) {
        annotations.upload(mode, document.encode()).then().statusCode(201).body("status", equalTo("completed"));
    }

    private static JsonObject related(String anna, String ben, String relation) {
        return document("1", TEXT, anna + ":0:4:Person", ben + ":9:12:Person")
                .put(
                        "relations",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("id", relation)
                                        .put("subj", anna)
                                        .put("pred", "met")
                                        .put("obj", ben)));
    }

    private static List<String> ids(JsonObject document, String list) {
        return document.getJsonArray(list).stream()
                .map(one -> ((JsonObject) one).getString("id"))
                .toList();
    }
}
