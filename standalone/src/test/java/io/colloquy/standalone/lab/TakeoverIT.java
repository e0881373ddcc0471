package io.colloquy.standalone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.system.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How soon somebody else has the batches of a worker that is gone. */
class TakeoverIT {
    private static final Duration TAKEOVER = Duration.ofSeconds(30);
    private static final int KILLS = 3;

    private final SharedLab lab = SharedLab.get();
    private final LabSystem system = lab.system;

    @BeforeEach
    void slow() {
        lab.model.latency(Duration.ofSeconds(2));
    }

    @AfterEach
    void heal() {
        system.heal();
    }

    @Test
    void theBatchesOfAKilledWorkerRunElsewhereALeaseAndTwoSecondsLater() {
        History history = new History();
        for (int kill = 0; kill < KILLS; kill++) {
            String job = lab.backfill(lab.chat(20));
            Replica victim = lab.holder(job, 2);
            long pid = system.process(victim).pid();
            history.began(new Disturbance(Fault.KILL, victim, pid, "", Instant.now(), Instant.now()));
            system.kill(victim);

            assertEquals(20, lab.end(job).done());
            system.restart(victim);
        }

        List<Duration> takeovers = new Holders(system, history)
                .takeovers().stream().map(Holders.Takeover::after).sorted().toList();
        assertTrue(takeovers.size() >= KILLS * 2, takeovers.toString());
        double most = Report.part(takeovers, 0.95);
        assertTrue(most <= LabSystem.LEASE.toSeconds() + 2.0, "95 % within " + most + " s: " + takeovers);
    }

    @Test
    void aStoppedWorkerGivesItsBatchesBackAtOnceAndTheyHaveCostNoAttempt() {
        String job = lab.backfill(lab.chat(20));
        Replica stopped = lab.holder(job, 2);
        long pid = system.process(stopped).pid();
        Instant asked = Instant.now();

        system.stop(stopped);

        String held = "SELECT count(*) FROM lab.batch_step WHERE job_id = '" + job + "' AND was = 'running'"
                + " AND status = 'pending' AND worker LIKE '%-" + pid + "-%' AND at < to_timestamp("
                + asked.plusSeconds(2).toEpochMilli() / 1000.0 + ")";
        assertEquals(2, system.number("tracking", held), "given back within two seconds");
        system.until(
                "tracking",
                "SELECT count(*) FROM batch WHERE status = 'running' AND job_id = '" + job + "'",
                2,
                TAKEOVER);
        assertEquals(20, lab.end(job).done());
        assertEquals(0, system.number("tracking", "SELECT sum(crashes) FROM batch WHERE job_id = '" + job + "'"));
        assertEquals(4, system.number("tracking", "SELECT sum(attempt) FROM batch WHERE job_id = '" + job + "'"));
    }
}
