package io.colloquy.standalone.lab;

import io.colloquy.faultproxy.FaultProxy;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.system.ColloquySystem;
import io.colloquy.standalone.system.Database;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Secrets;
import io.colloquy.standalone.system.Service;
import io.colloquy.standalone.system.ServiceProcess;
import io.colloquy.standalone.system.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The system under test: real processes, two summary-services and two tracking-services among them, with short leases and a
 * fault proxy in every way between them.
 */
final class LabSystem implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(5);
    static final Duration SWEEP = Duration.ofSeconds(1);

    static final Replica GATEWAY = Replica.first(Service.GATEWAY);
    static final Replica GRAPH = Replica.first(Service.GRAPH);
    static final List<Replica> WORKERS = both(Service.SUMMARY);
    static final List<Replica> TRACKERS = both(Service.TRACKING);
    static final List<Replica> ALL =
            List.of(GATEWAY, WORKERS.get(0), GRAPH, TRACKERS.get(0), WORKERS.get(1), TRACKERS.get(1));

    private final ColloquySystem system;
    private final Wires wires;
    private final Path checkpoints;

    private LabSystem(ColloquySystem system, Wires wires, Path checkpoints) {
        this.system = system;
        this.wires = wires;
        this.checkpoints = checkpoints;
    }

    /**
     * Starts everything, and writes history from then on.
     *
     * @param folder an empty one for this system alone
     * @param app one packaged service a subfolder
     * @param settings what every process gets besides
     */
    static LabSystem start(Path folder, Path app, Map<String, String> settings) {
        Ports ports = Ports.free();
        Wires wires = new Wires(ALL, ports);
        Path checkpoints = folder.resolve("checkpoints");
        ColloquySystem system = ColloquySystem.claim(
                        new Home(folder),
                        app,
                        ports,
                        (replica, database) ->
                                environment(replica, wires.settings(replica, database), checkpoints, settings))
                .orElseThrow(() -> new IllegalStateException(folder + " is in use"));
        LabSystem lab = new LabSystem(system, wires, checkpoints);
        try {
            Files.createDirectories(checkpoints);
            system.start();
            List<ServiceProcess> more = List.of(system.start(WORKERS.get(1)), system.start(TRACKERS.get(1)));
            more.forEach(system::awaitReady);
            Sql.run(system.database(), "tracking", Sql.resource("tracking-history.sql"));
            Sql.run(system.database(), "summary", Sql.resource("summary-history.sql"));
            return lab;
        } catch (IOException e) {
            lab.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private static Map<String, String> environment(
            Replica replica, Map<String, String> wires, Path checkpoints, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LEASE_DURATION",
                LEASE.toSeconds() + "S",
                "SWEEP_INTERVAL",
                SWEEP.toSeconds() + "S",
                "POOL_SIZE",
                "6",
                "SUMMARIZATION_ENABLED",
                "false",
                "RATE_LIMIT_LLM",
                "100000",
                "HOSTNAME",
                replica.program(),
                "COLLOQUY_CHECKPOINTS",
                checkpoints.toString()));
        environment.putAll(wires);
        environment.putAll(settings);
        return environment;
    }

    Secrets secrets() {
        return system.secrets();
    }

    Database database() {
        return system.database();
    }

    FaultProxy proxy(Wire wire) {
        return wires.proxy(wire);
    }

    Wires wires() {
        return wires;
    }

    Path checkpoints() {
        return checkpoints;
    }

    ProcessHandle process(Replica replica) {
        return system.process(replica).handle();
    }

    /** SIGKILL, and gone when this returns. */
    void kill(Replica replica) {
        ProcessHandle process = process(replica);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGTERM, and gone when this returns. */
    void stop(Replica replica) {
        ProcessHandle process = process(replica);
        process.destroy();
        process.onExit().join();
    }

    /** Returns when the new process can work. */
    void restart(Replica replica) {
        system.awaitReady(system.start(replica));
    }

    void freeze(Replica replica) {
        Signal.STOP.send(List.of(process(replica)));
    }

    void thaw(Replica replica) {
        Signal.CONT.send(List.of(process(replica)));
    }

    /** Everything runs and every wire passes when this returns. */
    void heal() {
        wires.heal();
        database().thaw();
        for (Replica replica : ALL) {
            thaw(replica);
            if (!process(replica).isAlive()) {
                system.start(replica);
            }
        }
        ALL.forEach(replica -> system.awaitReady(system.process(replica)));
    }

    GatewayClient client(Duration patience) {
        return new GatewayClient(
                system.ports().url(Service.GATEWAY), () -> system.secrets().operatorKey(), patience);
    }

    int http(Replica replica) {
        return replica.http(system.ports());
    }

    int management(Replica replica) {
        return replica.management(system.ports());
    }

    List<List<String>> rows(String database, String query) {
        return Sql.rows(system.database(), database, query);
    }

    long number(String database, String query) {
        return Long.parseLong(rows(database, query).get(0).get(0));
    }

    /** Looks again and again until the query's number is at least this. */
    void until(String database, String query, long least, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (number(database, query) < least) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("Not within " + patience + ": " + query);
            }
            Pause.of(Duration.ofMillis(20));
        }
    }

    /** Returns when nobody owes anybody anything, or when patience is over: then that is a finding. */
    void untilQuiet(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (unfinished() > 0 && System.nanoTime() - end < 0) {
            Pause.of(Duration.ofMillis(200));
        }
    }

    private long unfinished() {
        return number("tracking", "SELECT count(*) FROM batch WHERE status IN ('pending', 'running', 'paused')")
                + number("summary", "SELECT count(*) FROM backfill_plan WHERE state = 'applied'")
                + number("summary", "SELECT count(*) FROM job_order WHERE delivered_at IS NULL")
                + number("summary", "SELECT count(*) FROM import WHERE status = 'waiting'");
    }

    @Override
    public void close() {
        wires.heal();
        database().thaw();
        ALL.stream().filter(replica -> system.process(replica) != null).forEach(this::thaw);
        system.close();
        wires.close();
    }

    private static List<Replica> both(Service service) {
        return List.of(new Replica(service, 1), new Replica(service, 2));
    }
}
