package io.colloquy.graph.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.faultwall.Attempt;
import io.colloquy.faultwall.FaultWall;
import io.colloquy.postgrestest.PostgresServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sixteen provider faults of the public Failover Bench, as its referee judges them: the caller's answer and the conduct. */
@QuarkusTest
@TestProfile(ConformanceProfile.class)
@QuarkusTestResource(value = PostgresServer.class, initArgs = @ResourceArg(name = "database", value = "graph"))
class FailoverBenchTest {
    private static final int MOST_ATTEMPTS = 6;
    private static final long OUTAGE = 60_000;

    private static Bench bench;

    @BeforeAll
    static void play() {
        var config = ConfigProvider.getConfig();
        bench = new Bench(
                URI.create("http://127.0.0.1:" + config.getValue("quarkus.http.test-port", int.class)),
                config.getValue("conformance.primary", int.class),
                config.getValue("conformance.fallback", int.class));
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource
    void s00WhereNothingFailsThereIsOneAttempt(Form form) {
        assertWhole(Scenario.HEALTHY, form, Scenario.HEALTHY.primary(form));

        assertEquals(0, bench.fallback(Scenario.HEALTHY, form).size());
    }

    @ParameterizedTest
    @EnumSource
    void s01OneTooManyIsAskedAgainAfterTheTimeThatItAskedFor(Form form) {
        assertWhole(Scenario.TOO_MANY_ONCE, form, Scenario.TOO_MANY_ONCE.primary(form));

        List<Attempt> attempts = bench.primary(Scenario.TOO_MANY_ONCE, form);
        assertEquals(2, attempts.size());
        assertTrue(attempts.get(1).at() - attempts.get(0).at() >= 1_800);
    }

    @ParameterizedTest
    @EnumSource
    void s02EndlessTooManyIsAskedFewTimesAndThenTheFallback(Form form) {
        assertWhole(Scenario.TOO_MANY_ALWAYS, form, Scenario.TOO_MANY_ALWAYS.fallback(form));

        List<Attempt> attempts = bench.primary(Scenario.TOO_MANY_ALWAYS, form);
        long first = attempts.get(0).at();
        assertTrue(attempts.size() >= 2 && attempts.size() <= MOST_ATTEMPTS, attempts::toString);
        assertTrue(attempts.stream()
                        .filter(attempt -> attempt.at() < first + 3_000)
                        .count()
                <= 4);
        assertEquals(1, bench.fallback(Scenario.TOO_MANY_ALWAYS, form).size());
    }

    @ParameterizedTest
    @EnumSource
    void s03AnErrorIsAskedAgainOnTheSameRoute(Form form) {
        assertWhole(Scenario.ERROR_ONCE, form, Scenario.ERROR_ONCE.primary(form));

        assertEquals(2, bench.primary(Scenario.ERROR_ONCE, form).size());
        assertEquals(0, bench.fallback(Scenario.ERROR_ONCE, form).size());
    }

    @ParameterizedTest
    @EnumSource
    void s04AnEndlessOverloadEndsAtTheFallback(Form form) {
        assertWhole(Scenario.OVERLOADED_ALWAYS, form, Scenario.OVERLOADED_ALWAYS.fallback(form));

        int attempts = bench.primary(Scenario.OVERLOADED_ALWAYS, form).size();
        assertTrue(attempts >= 2 && attempts <= MOST_ATTEMPTS, () -> attempts + " attempts");
        assertEquals(1, bench.fallback(Scenario.OVERLOADED_ALWAYS, form).size());
    }

    @ParameterizedTest
    @EnumSource
    void s05AResetBeforeTheHeadersIsAskedAgain(Form form) {
        assertWhole(Scenario.RESET_ONCE, form, Scenario.RESET_ONCE.primary(form));

        assertEquals(2, bench.primary(Scenario.RESET_ONCE, form).size());
    }

    @ParameterizedTest
    @EnumSource
    void s06ASilentRouteIsAskedOnceAndHungUpOn(Form form) {
        Told told = assertWhole(Scenario.SILENT, form, Scenario.SILENT.fallback(form));

        List<Attempt> attempts = bench.primary(Scenario.SILENT, form);
        assertTrue(told.millis() < 100_000, () -> told.millis() + " ms");
        assertEquals(1, attempts.size());
        assertTrue(attempts.get(0).hungUp());
        assertEquals(1, bench.fallback(Scenario.SILENT, form).size());
    }

    /** A plain answer has no first token: whoever thinks for twenty seconds and then answers has answered. */
    @ParameterizedTest
    @EnumSource
    void s07ALateFirstTokenIsNotWaitedFor(Form form) {
        boolean streamed = form == Form.STREAMED;
        Told told = assertWhole(
                Scenario.SLOW_TO_BEGIN,
                form,
                streamed ? Scenario.SLOW_TO_BEGIN.fallback(form) : Scenario.SLOW_TO_BEGIN.primary(form));

        assertTrue(told.millis() < (streamed ? 15_000 : 30_000), () -> told.millis() + " ms");
        assertEquals(1, bench.primary(Scenario.SLOW_TO_BEGIN, form).size());
        assertEquals(
                streamed, bench.primary(Scenario.SLOW_TO_BEGIN, form).get(0).hungUp());
    }

    @ParameterizedTest
    @EnumSource
    void s08AStreamThatDiesIsFinishedByAnotherRoute(Form form) {
        for (Scenario scenario : List.of(Scenario.CUT, Scenario.ENDED_EARLY)) {
            assertWhole(scenario, form, scenario.fallback(form));

            int attempts = bench.primary(scenario, form).size();
            assertTrue(attempts >= 1 && attempts <= MOST_ATTEMPTS, () -> attempts + " attempts");
        }
    }

    @ParameterizedTest
    @EnumSource
    void s09AStallIsNoticedAndTheNextCallIsWell(Form form) {
        for (Told told : bench.told(Scenario.STALLED, form)) {
            assertWhole(told);
            assertTrue(told.millis() < 45_000, () -> told.millis() + " ms");
        }
        if (form == Form.STREAMED) {
            assertTrue(bench.primary(Scenario.STALLED, form).get(0).hungUp());
        }
    }

    @ParameterizedTest
    @EnumSource
    void s10AMalformedEventLeaksNothingAndTheNextCallIsWell(Form form) {
        for (Scenario scenario : List.of(Scenario.GARBAGE_EVENT, Scenario.BROKEN_EVENT)) {
            List<Told> told = bench.told(scenario, form);

            assertEquals(2, told.size());
            told.forEach(FailoverBenchTest::assertWhole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void s11AMissingEndMarkDelaysNothing(Form form) {
        for (Scenario scenario : List.of(Scenario.NO_DONE, Scenario.NO_DONE_OPEN)) {
            Told told = assertWhole(scenario, form, scenario.primary(form));

            assertTrue(told.millis() < 8_000, () -> told.millis() + " ms");
            assertEquals(60, told.usage().getInteger("completion_tokens"));
            assertEquals(1, bench.primary(scenario, form).size());
            assertEquals(0, bench.fallback(scenario, form).size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void s12WhatIsTooLongIsAskedOnceAndThenOfALargerWindow(Form form) {
        assertWhole(Scenario.TOO_LONG, form, Scenario.TOO_LONG.fallback(form));

        assertEquals(1, bench.primary(Scenario.TOO_LONG, form).size());
        assertEquals(0, bench.fallback(Scenario.TOO_LONG.fallbacks(form).get(0)).size());
        assertEquals(1, bench.fallback(Scenario.TOO_LONG, form).size());
    }

    @ParameterizedTest
    @EnumSource
    void s13WhatIsFilteredIsAskedOnceAndTheReasonReachesTheCaller(Form form) {
        Told told = bench.told(Scenario.FILTERED, form).get(0);

        assertEquals(400, told.status());
        assertTrue(told.error().getString("message").contains("the policy on lighthouses"), told::toString);
        assertEquals("content_filter", told.error().getString("code"));
        assertEquals(1, bench.primary(Scenario.FILTERED, form).size());
        assertEquals(0, bench.fallback(Scenario.FILTERED, form).size());
    }

    @ParameterizedTest
    @EnumSource
    void s14AFallbackThatTakesNoPrefillIsNeverSentOne(Form form) {
        Scenario scenario = Scenario.CUT_WITHOUT_PREFILL;
        assertWhole(scenario, form, scenario.fallback(form));

        List<Attempt> attempts = bench.fallback(scenario, form);
        assertEquals(1, attempts.size());
        assertEquals(60, attempts.get(0).tokens());
    }

    @ParameterizedTest
    @EnumSource
    void s15AnOutageIsServedByTheFallbackProbedAndLeftBehind(Form form) {
        List<Told> told = bench.told(Scenario.OUTAGE, form);
        List<Attempt> attempts = bench.primary(Scenario.OUTAGE, form);
        long first = attempts.get(0).at();
        long during = attempts.stream()
                .filter(attempt -> attempt.at() < first + OUTAGE)
                .count();
        long probes = attempts.stream()
                .filter(attempt -> attempt.at() > first + 15_000 && attempt.at() < first + OUTAGE)
                .count();

        assertEquals(20, told.size());
        told.forEach(FailoverBenchTest::assertWhole);
        assertAll(
                () -> assertTrue(during <= 22, () -> during + " attempts for 20 requests"),
                () -> assertTrue(probes >= 1, "it was never probed"),
                () -> assertEquals(
                        Scenario.OUTAGE.primary(form), told.get(19).model(), "not back on the primary in 30 s"));
    }

    @ParameterizedTest
    @EnumSource
    void s16TheModelThatAnsweredIsNamedAndFailuresAreNotBilled(Form form) {
        Told told = assertWhole(Scenario.HONEST, form, Scenario.HONEST.fallback(form));

        assertEquals(60, told.usage().getInteger("completion_tokens"));
    }

    private static Told assertWhole(Scenario scenario, Form form, String model) {
        List<Told> told = bench.told(scenario, form);
        assertEquals(1, told.size());
        assertWhole(told.get(0));
        assertEquals(model, told.get(0).model());
        return told.get(0);
    }

    private static void assertWhole(Told told) {
        assertEquals(200, told.status(), told::toString);
        assertNull(told.error(), told::toString);
        assertEquals(FaultWall.SIXTY_WORDS, told.text());
        assertEquals("stop", told.finish());
        assertTrue(told.ended(), told::toString);
        assertNotNull(told.usage(), told::toString);
    }
}
