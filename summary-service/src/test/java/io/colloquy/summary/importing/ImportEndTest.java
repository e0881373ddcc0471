package io.colloquy.summary.importing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.FakeTracking;
import io.colloquy.summary.ScriptedNeighbour.Call;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.colloquy.summary.SummaryServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportEndTest extends SummaryServiceTest {
    private static final String EXPORT = "13/05/24, 10:00 - Anna: hello\n14/05/24, 10:00 - Ben: hello\n";

    FakeTracking tracking;

    @Inject
    ImportSteps steps;

    @Inject
    ImportEnd imports;

    @AfterEach
    void letTheWorkersGoOn() {
        tracking.behave();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "cancelled"})
    void anImportWhoseJobEndedWithoutItIsGivenUpAndSaysSo(String end) {
        tracking.misbehave(call -> answer(call, Reply.json(200, Map.of("status", end))));
        long id = waiting();

        await().until(() -> status(id).equals("failed"));

        given().get("/api/imports/" + id)
                .then()
                .body("failure.type", equalTo("https://colloquy.io/problems/import-given-up"))
                .body("failure.detail", containsString("'" + end + "'"));
        assertEquals(0, chunks(id), "the private bytes of an import that is over");
        assertEquals(1, steps.publish(id).invalid(), "a late holder finds that it is over");
        assertEquals("failed", status(id));
    }

    @Test
    void anImportWhoseJobWasDeletedIsGivenUp() {
        tracking.misbehave(call -> answer(call, Reply.problem(404, "unknown-job")));
        long id = waiting();
        String order = " WHERE id = (SELECT job_id FROM import WHERE id = " + id + ")";
        await().until(() -> steps.rows("SELECT FROM job_order" + order + " AND delivered_at IS NOT NULL")
                        .size()
                == 1);

        look();
        assertEquals("waiting", status(id), "its order may just have been delivered");

        steps.rows("UPDATE job_order SET delivered_at = now() - interval '2 minutes'" + order);
        await().until(() -> status(id).equals("failed"));
    }

    @Test
    void anImportWhoseJobGoesOnIsLeftAlone() {
        tracking.misbehave(call -> answer(call, Reply.json(200, Map.of("status", "running"))));
        long id = waiting();

        look();

        assertEquals("waiting", status(id));
        assertEquals(1, steps.publish(id).done());
        assertEquals("finished", status(id));
    }

    private static Reply answer(Call call, Reply ofJob) {
        if (call.path().equals("/internal/jobs")) {
            return Reply.json(201, Map.of());
        }
        return call.path().endsWith("/claim") ? Reply.json(200, List.of()) : ofJob;
    }

    /** Waits for long enough to be asked for. */
    private long waiting() {
        long id = ImportSteps.upload(EXPORT, "WhatsApp Chat with Nora.txt", Map.of("zone", "UTC", "dateOrder", "dmy"))
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
        steps.rows("UPDATE import SET created_at = now() - interval '6 seconds' WHERE id = " + id);
        return id;
    }

    private void look() {
        ImportSteps.await(() -> imports.look().replaceWith(true));
    }

    private String status(long id) {
        return given().get("/api/imports/" + id).jsonPath().getString("status");
    }

    private long chunks(long id) {
        return steps.rows("SELECT count(*) FROM import_chunk WHERE import_id = " + id)
                .iterator()
                .next()
                .getLong(0);
    }
}
