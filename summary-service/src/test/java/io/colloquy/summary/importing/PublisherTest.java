package io.colloquy.summary.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.batchworker.LeaseLost;
import io.colloquy.summary.FakeTracking;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.colloquy.summary.SummaryServiceTest;
import io.colloquy.summary.fence.Fences;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublisherTest extends SummaryServiceTest {
    FakeTracking tracking;

    @Inject
    ImportSteps steps;

    @Inject
    Fences fences;

    @Inject
    Publisher publisher;

    /** These tests hold the claims themselves. */
    @BeforeEach
    void keepTheWorkersIdle() {
        tracking.misbehave(call -> Reply.problem(503, "database-unavailable"));
    }

    @AfterEach
    void letTheWorkersGoOn() {
        tracking.behave();
    }

    @Test
    void aHolderOvertakenAfterItAnnouncedPublishesNothing() {
        long id = accepted("overtaken.txt");
        var frozen = steps.claim(id);
        var newer = steps.claim(id);
        ImportSteps.await(() -> fences.announce(frozen));
        ImportSteps.await(() -> fences.announce(newer));
        Map<String, Long> before = steps.counts();

        assertThrows(LeaseLost.class, () -> ImportSteps.await(() -> publisher.publish(frozen, id)));

        assertEquals(before, steps.counts());
    }

    @Test
    void anImportThatWasRefusedIsNotReportedAsPublishedByTheNextAttempt() {
        long id = accepted("refused.txt");
        steps.rows("UPDATE import SET status = 'failed', failure = '{}', finished_at = now() WHERE id = " + id);

        var outcome = steps.publish(id);

        assertEquals(List.of(0, 1), List.of(outcome.done(), outcome.invalid()));
    }

    @Test
    void anUploadThatIsTakenAwayWhileItIsReadIsSkipped() {
        long id = accepted("taken away.txt");
        steps.rows("DELETE FROM import_chunk WHERE import_id = " + id);

        var outcome = steps.publish(id);

        assertEquals(List.of(0, 1), List.of(outcome.done(), outcome.skipped()));
    }

    private long accepted(String name) {
        return ImportSteps.upload("13/05/24, 10:00 - Anna: hello\n", name, Map.of())
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");
    }
}
