package io.colloquy.standalone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    @Test
    void aSeedIsAPlan() {
        assertEquals(FaultPlan.of(40, 10, 7), FaultPlan.of(40, 10, 7));
        assertNotEquals(FaultPlan.of(40, 10, 7), FaultPlan.of(40, 10, 8));
    }

    @Test
    void aPlanHasAsManyKillsAndPausesAsWereAskedForAndOthersBesides() {
        List<Step> plan = FaultPlan.of(40, 10, 7);

        assertEquals(40, count(plan, Fault.Sort.KILL));
        assertEquals(10, count(plan, Fault.Sort.PAUSE));
        assertEquals(8, count(plan, Fault.Sort.STOP));
        assertEquals(20, count(plan, Fault.Sort.WIRE));
        assertTrue(plan.stream().anyMatch(step -> step.fault() == Fault.KILL_DATABASE));
    }

    @Test
    void aPauseIsLongerThanALease() {
        assertTrue(FaultPlan.of(0, 50, 1).stream()
                .filter(step -> step.fault().sort() == Fault.Sort.PAUSE)
                .allMatch(step -> step.length().compareTo(LabSystem.LEASE) > 0));
    }

    private static long count(List<Step> plan, Fault.Sort sort) {
        return plan.stream().filter(step -> step.fault().sort() == sort).count();
    }
}
