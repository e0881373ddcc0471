package io.colloquy.standalone.lab;

import io.colloquy.faultproxy.CommitFault;
import io.colloquy.faultproxy.FaultProxy;
import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.system.CannotStart;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Does to the system what a step says, writes it down, and makes it good again. Each call takes as long as its fault. */
final class Faults {
    private static final Duration STEP_PATIENCE = Duration.ofSeconds(6);
    private static final Duration RESTART = Duration.ofMinutes(3);
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration BEFORE_NEXT_START = Duration.ofMillis(500);

    /** Of libs/batch-worker: files of these names kill whoever comes by. */
    private static final List<String> CHECKPOINTS =
            List.of("after-claim", "before-result", "after-result", "before-completion");

    /** By what the interesting commits of a service are known: a count, a result, an answer. */
    private static final Map<Service, String> WORTH_LOSING = Map.of(
            Service.TRACKING, "UPDATE job ",
            Service.SUMMARY, "UPDATE plan_day ",
            Service.GRAPH, "UPDATE generation",
            Service.GATEWAY, "INSERT INTO audit_event");

    private final LabSystem system;
    private final History history;
    private final Victims victims = new Victims();

    Faults(LabSystem system, History history) {
        this.system = system;
        this.history = history;
    }

    void inflict(Step step) {
        switch (step.fault()) {
            case KILL -> process(step, victims.take(step.choice()));
            case STOP, FREEZE -> process(step, victims.take(step.choice()));
            case KILL_AT_STEP -> killAtStep(step);
            case KILL_DATABASE, STOP_DATABASE, FREEZE_DATABASE -> database(step);
            default -> wire(step);
        }
    }

    private void process(Step step, Replica victim) {
        int noted = began(step.fault(), victim, victim.program());
        switch (step.fault()) {
            case STOP -> system.stop(victim);
            case FREEZE -> system.freeze(victim);
            default -> system.kill(victim);
        }
        Pause.of(step.length());
        if (step.fault() == Fault.FREEZE) {
            system.thaw(victim);
        } else {
            restart(victim);
        }
        history.ended(noted, Instant.now());
        victims.back(victim);
    }

    /** Arms one of the steps and waits for a worker to die there; when nobody comes by, one is killed where it is. */
    private void killAtStep(Step step) {
        String checkpoint = CHECKPOINTS.get((int) (step.choice() * CHECKPOINTS.size()));
        Path armed = system.checkpoints().resolve(checkpoint);
        try {
            Files.write(armed, new byte[0]);
            Instant end = Instant.now().plus(STEP_PATIENCE);
            while (Files.exists(armed) && Instant.now().isBefore(end)) {
                Pause.of(BETWEEN);
            }
            Optional<Replica> dead = Files.deleteIfExists(armed) ? Optional.empty() : dead();
            if (dead.isEmpty()) {
                process(new Step(Fault.KILL, step.gap(), step.choice(), step.length()), victims.take(step.choice()));
                return;
            }
            Replica victim = dead.get();
            int noted = began(Fault.KILL_AT_STEP, victim, victim.program() + " " + checkpoint);
            Pause.of(step.length());
            restart(victim);
            history.ended(noted, Instant.now());
            victims.back(victim);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The worker that died at a step; it takes a moment until the operating system says so. */
    private Optional<Replica> dead() {
        Instant end = Instant.now().plus(STEP_PATIENCE);
        while (Instant.now().isBefore(end)) {
            for (Replica worker : LabSystem.WORKERS) {
                if (!victims.isAway(worker) && !system.process(worker).isAlive() && victims.mark(worker)) {
                    return Optional.of(worker);
                }
            }
            Pause.of(BETWEEN);
        }
        return Optional.empty();
    }

    private void database(Step step) {
        victims.takeDatabase();
        int noted = began(step.fault(), null, "PostgreSQL");
        switch (step.fault()) {
            case KILL_DATABASE -> system.database().kill();
            case STOP_DATABASE -> system.database().stop();
            default -> system.database().freeze();
        }
        Pause.of(step.length());
        if (step.fault() == Fault.FREEZE_DATABASE) {
            system.database().thaw();
        } else {
            system.database().start();
        }
        history.ended(noted, Instant.now());
        victims.databaseBack();
    }

    private void wire(Step step) {
        boolean commits = step.fault() == Fault.LOSE_COMMIT || step.fault() == Fault.LOSE_COMMIT_REPLY;
        List<Wire> wires = system.wires().all().stream()
                .filter(wire -> !commits || wire.to().isEmpty())
                .toList();
        Wire wire = wires.get((int) (step.choice() * wires.size()));
        FaultProxy proxy = system.proxy(wire);
        int noted = began(step.fault(), wire.from(), wire.toString());
        switch (step.fault()) {
            case CUT -> proxy.cut();
            case STALL -> proxy.stall();
            case DELAY -> proxy.delay(Duration.ofMillis((long) (50 + 200 * step.choice())));
            case BREAK_OFF -> proxy.cutAfter((long) (2000 * step.choice()));
            case LOSE_COMMIT ->
                proxy.atCommit(
                        CommitFault.LOSE_COMMAND, WORTH_LOSING.get(wire.from().service()));
            case LOSE_COMMIT_REPLY ->
                proxy.atCommit(
                        CommitFault.LOSE_REPLY, WORTH_LOSING.get(wire.from().service()));
            default -> throw new IllegalArgumentException(step.fault().name().toLowerCase(Locale.ROOT));
        }
        Pause.of(step.length());
        proxy.pass();
        history.ended(noted, Instant.now());
    }

    private int began(Fault fault, Replica victim, String what) {
        long pid = victim == null || fault.sort() == Fault.Sort.WIRE
                ? 0
                : system.process(victim).pid();
        return history.began(new Disturbance(fault, victim, pid, what, Instant.now(), null));
    }

    /** As an orchestrator does: a process that cannot start, because its database is away, is started again. */
    private void restart(Replica replica) {
        Instant end = Instant.now().plus(RESTART);
        while (true) {
            try {
                system.restart(replica);
                return;
            } catch (CannotStart e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Pause.of(BEFORE_NEXT_START);
            }
        }
    }
}
