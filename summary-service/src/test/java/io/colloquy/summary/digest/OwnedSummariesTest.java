package io.colloquy.summary.digest;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.colloquy.summary.SummaryServiceTest;
import io.colloquy.summary.caller.Household;
import io.colloquy.summary.day.DayRange;
import io.colloquy.summary.day.Days;
import io.colloquy.summary.day.Transcripts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The statements know whose a chat is by themselves, and not because somebody looked before. */
@QuarkusTest
class OwnedSummariesTest extends SummaryServiceTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final LocalDate DAY = LocalDate.of(2024, 5, 13);

    @Inject
    Household household;

    @Inject
    SummaryReader summaries;

    @Inject
    Days days;

    @Inject
    Transcripts transcripts;

    @Inject
    Pool pool;

    @Test
    void nobodyReadsSomebodyElsesSummaries() {
        var anna = household.furnish("acc_anna_" + UUID.randomUUID());
        String ben = "acc_ben_" + UUID.randomUUID();
        SummaryView hers = summaries
                .newest(anna.account(), anna.chat(), null, null, 1)
                .await()
                .atMost(SOON)
                .get(0);

        var detail = summaries.detail(ben, hers).await().atMost(SOON);
        assertAll(
                () -> assertEquals(
                        List.of(),
                        summaries
                                .newest(ben, anna.chat(), null, null, 9)
                                .await()
                                .atMost(SOON)),
                () -> assertEquals(
                        List.of(),
                        summaries.one(ben, anna.chat(), DAY, null).await().atMost(SOON)),
                () -> assertEquals(List.of(), detail.revisions()),
                () -> assertEquals(List.of(), detail.evidence()));
        assertFalse(summaries
                .detail(anna.account(), hers)
                .await()
                .atMost(SOON)
                .evidence()
                .isEmpty());
    }

    @Test
    void nobodySummarisesSomebodyElsesDays() {
        var anna = household.furnish("acc_anna_" + UUID.randomUUID());
        String ben = "acc_ben_" + UUID.randomUUID();

        var range = DayRange.of(ben, List.of(anna.chat()), null, null, Instant.now());

        assertAll(
                () -> assertEquals(List.of(), days.in(range, pool).await().atMost(SOON)),
                () -> assertEquals(
                        List.of(),
                        transcripts
                                .of(ben, anna.chat(), DAY)
                                .await()
                                .atMost(SOON)
                                .messages()));
    }
}
