package io.colloquy.standalone.lab;

import io.colloquy.standalone.system.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of batches whose holder was killed, and whether anybody was declared dead who was not. */
final class Holders {
    /** A holder that was disturbed may fall behind and be declared dead a lease, a sweep and a slow moment later. */
    private static final Duration AFTERMATH =
            LabSystem.LEASE.plus(LabSystem.SWEEP).plusSeconds(4);

    private static final String TAKEN_OVER = """
            SELECT (extract(epoch FROM (
                SELECT min(next.at) FROM lab.batch_step next
                WHERE next.job_id = held.job_id AND next.batch = held.batch AND next.id > held.id AND next.status = 'running'
                )) * 1000)::bigint
            FROM (
                SELECT DISTINCT ON (job_id, batch) * FROM lab.batch_step
                WHERE at <= to_timestamp({at} / 1000.0) ORDER BY job_id, batch, id DESC) held
            WHERE held.status = 'running' AND held.worker LIKE '%-{pid}-%'""";

    private final LabSystem system;
    private final History history;

    Holders(LabSystem system, History history) {
        this.system = system;
        this.history = history;
    }

    /** @param alone nothing else was wrong from the death to the next claim */
    record Takeover(Duration after, boolean alone) {}

    List<Takeover> takeovers() {
        List<Takeover> takeovers = new ArrayList<>();
        for (Disturbance death : history.disturbances()) {
            if (death.fault() != Fault.KILL_DATABASE
                    && death.fault().sort() == Fault.Sort.KILL
                    && LabSystem.WORKERS.contains(death.victim())) {
                long at = death.from().toEpochMilli();
                for (List<String> row : system.rows(
                        "tracking",
                        TAKEN_OVER.replace("{at}", String.valueOf(at)).replace("{pid}", String.valueOf(death.pid())))) {
                    if (row.get(0) != null) {
                        Instant next = Instant.ofEpochMilli(Long.parseLong(row.get(0)));
                        takeovers.add(new Takeover(Duration.between(death.from(), next), alone(death, next)));
                    }
                }
            }
        }
        return takeovers;
    }

    private boolean alone(Disturbance death, Instant until) {
        return history.disturbances().stream()
                .filter(other -> !other.equals(death))
                .noneMatch(other -> other.touches(death.from().minusSeconds(1), until));
    }

    /** Declared dead without a cause in its process, its ways, its neighbour or the database. */
    Check falseCrashes() {
        List<List<String>> crashes = system.rows(
                "tracking",
                "SELECT (extract(epoch FROM at) * 1000)::bigint, worker, job_id, batch FROM lab.batch_step WHERE crashed");
        List<String> falsely = new ArrayList<>();
        for (List<String> crash : crashes) {
            Instant at = Instant.ofEpochMilli(Long.parseLong(crash.get(0)));
            boolean excused = history.disturbances().stream()
                    .anyMatch(
                            cause -> concerns(cause.victim(), crash.get(1)) && cause.touches(at.minus(AFTERMATH), at));
            if (!excused) {
                falsely.add(crash.get(1) + " lost batch " + crash.get(3) + " of " + crash.get(2) + " at " + at);
            }
        }
        return new Check("J4", "nobody is declared dead without a cause", crashes.size(), falsely);
    }

    private static boolean concerns(Replica victim, String worker) {
        return victim == null || LabSystem.TRACKERS.contains(victim) || worker.matches(victim.program() + "-\\d+-.*");
    }
}
