package io.colloquy.summary.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.batchworker.Claim;
import io.colloquy.summary.SummaryServiceTest;
import io.colloquy.summary.caller.Household;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The statements know whose a plan is by themselves, and a worker acts for the plan's owner, whatever a batch says. */
@QuarkusTest
class OwnedPlansTest extends SummaryServiceTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Household household;

    @Inject
    PlanReader plans;

    @Inject
    PlanApplication application;

    @Inject
    BackfillHandler handler;

    @Test
    void nobodyReadsOrAppliesSomebodyElsesPlan() {
        var anna = household.furnish("acc_anna_" + UUID.randomUUID());
        String ben = "acc_ben_" + UUID.randomUUID();
        UUID draft = UUID.fromString(anna.draft());

        assertEquals(List.of(), plans.days(ben, draft).await().atMost(SOON));
        assertThrows(
                HttpProblem.class, () -> application.apply(ben, draft).await().atMost(SOON));
        assertEquals(2, plans.days(anna.account(), draft).await().atMost(SOON).size());
    }

    @Test
    void aDayOfSomebodyElsesChatInAPlanIsNotSummarised() {
        var anna = household.furnish("acc_anna_" + UUID.randomUUID());
        var ben = household.furnish("acc_ben_" + UUID.randomUUID());
        household.execute("UPDATE plan_day SET chat_id = " + anna.chat() + ", base_revision = 1 WHERE plan_id = '"
                + ben.draft() + "'");
        UUID plan = UUID.fromString(ben.draft());
        String item = anna.chat() + "/2024-05-13";
        String payload = "{\"planId\":\"" + plan + "\",\"account\":\"" + anna.account() + "\"}";

        var outcome = handler.handle(
                        new Claim(
                                plan,
                                ben.account(),
                                1,
                                1,
                                1,
                                List.of(),
                                "backfill",
                                payload,
                                List.of(item),
                                Duration.ofSeconds(30)),
                        () -> {})
                .await()
                .atMost(SOON);

        assertEquals(1, outcome.skipped());
        assertEquals(2, household.number("SELECT count(*) FROM summary WHERE chat_id = " + anna.chat()));
    }
}
