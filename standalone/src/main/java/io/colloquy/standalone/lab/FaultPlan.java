package io.colloquy.standalone.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults come in which order, how far apart and how long: the same for the same numbers and seed. */
final class FaultPlan {
    private static final Duration LONGEST_GAP = Duration.ofMillis(3500);
    private static final Duration BEYOND_LEASE = LabSystem.LEASE.plusMillis(500);

    private FaultPlan() {}

    /** To every five kills comes one orderly stop, and to every two a broken wire. */
    static List<Step> of(int kills, int pauses, long seed) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        add(faults, kills, random, Fault.KILL, Fault.KILL, Fault.KILL_AT_STEP, Fault.KILL_AT_STEP);
        add(faults, pauses, random, Fault.FREEZE, Fault.FREEZE, Fault.FREEZE, Fault.FREEZE_DATABASE);
        add(faults, (kills + 4) / 5, random, Fault.STOP, Fault.STOP, Fault.STOP_DATABASE);
        add(
                faults,
                (kills + 1) / 2,
                random,
                Fault.CUT,
                Fault.STALL,
                Fault.DELAY,
                Fault.BREAK_OFF,
                Fault.LOSE_COMMIT,
                Fault.LOSE_COMMIT_REPLY);
        // Some of the kills are PostgreSQL's; a fixed share, so that few kills have one, too.
        for (int i = 0; i < kills; i += 8) {
            faults.set(i, Fault.KILL_DATABASE);
        }
        Collections.shuffle(faults, random);
        return faults.stream().map(fault -> step(fault, random)).toList();
    }

    private static void add(List<Fault> faults, int count, Random random, Fault... among) {
        for (int i = 0; i < count; i++) {
            faults.add(among[random.nextInt(among.length)]);
        }
    }

    private static Step step(Fault fault, Random random) {
        Duration gap = part(LONGEST_GAP, random);
        double choice = random.nextDouble();
        Duration length = switch (fault.sort()) {
            case KILL, STOP -> part(Duration.ofSeconds(2), random);
            case PAUSE -> BEYOND_LEASE.plus(part(Duration.ofSeconds(3), random));
            case WIRE -> part(Duration.ofSeconds(8), random);
        };
        return new Step(fault, gap, choice, length);
    }

    private static Duration part(Duration whole, Random random) {
        return Duration.ofMillis((long) (whole.toMillis() * random.nextDouble()));
    }
}
