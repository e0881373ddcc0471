package io.colloquy.standalone.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** PostgreSQL and the four services as processes of this machine: one system a home folder. */
public final class ColloquySystem implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Home home;
    private final Path app;
    private final Ports ports;
    private final BiFunction<Replica, Database, Map<String, String>> environment;
    private final Database database;
    private final SystemLock lock;
    private final Secrets secrets;
    private final Map<Replica, ServiceProcess> services = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> watched = new ArrayList<>();
    private SystemState state;
    /** Not guarded by the monitor: a stop holds that while it waits for exits, whose callbacks ask for this. */
    private volatile boolean stopping;

    private ColloquySystem(
            Home home,
            Path app,
            Ports ports,
            BiFunction<Replica, Database, Map<String, String>> environment,
            SystemLock lock,
            Secrets secrets) {
        this.home = home;
        this.app = app;
        this.ports = ports;
        this.environment = environment;
        this.lock = lock;
        this.secrets = secrets;
        this.database = new Database(home, ports, secrets.database());
        this.state = new SystemState(
                Launched.of("colloquy", ProcessHandle.current(), ServiceProcess.java()),
                ports.gateway(),
                false,
                List.of());
    }

    /**
     * Takes the home for this process, which owns the system from here on; empty when another process has it.
     * What an earlier owner left running (it was killed) is stopped first.
     *
     * @param environment what each process gets besides this process's environment; it wins over where the system itself
     *     would send the process, such as {@code DATABASE_URL}
     */
    public static Optional<ColloquySystem> claim(
            Home home, Path app, Ports ports, BiFunction<Replica, Database, Map<String, String>> environment) {
        return SystemLock.tryTake(home.prepared()).map(lock -> {
            LeftOvers.stop(home);
            AppCopies.keepOnly(app, home);
            AppCopies.delete(home.temporary());
            home.prepared();
            return new ColloquySystem(home, app, ports, environment, lock, Secrets.of(home));
        });
    }

    /** Starts everything and returns when every service is ready; on a failure nothing is left running. */
    public void start() {
        Instant deadline = Instant.now().plus(START);
        try {
            ports.requireFree();
            state.write(home);
            startDatabase();
            for (Service service : Service.values()) {
                start(service);
            }
            Readiness readiness = new Readiness();
            for (ServiceProcess service : running()) {
                readiness.await(service, deadline);
            }
            ready();
        } catch (RuntimeException e) {
            boolean asked = stopping;
            close();
            throw asked ? new CannotStart("Stopped while starting.", e) : e;
        }
    }

    /** Starts a service's first replica again after it ended; returns at once. */
    public ServiceProcess start(Service service) {
        return start(Replica.first(service));
    }

    /** Starts one more replica of a service, or one again after it ended; returns at once. */
    public synchronized ServiceProcess start(Replica replica) {
        if (stopping) {
            throw new CannotStart("The system is stopping.");
        }
        ServiceProcess process = ServiceProcess.start(replica, app, home, ports, settings(replica));
        services.put(replica, process);
        record(Launched.of(replica.program(), process.handle(), ServiceProcess.java()));
        return process;
    }

    /** Calls back once for every service that ends before the system is stopped. */
    public void onUnexpectedExit(Consumer<String> report) {
        for (ServiceProcess service : running()) {
            CompletableFuture<Void> reported = service.process().onExit().thenAccept(exited -> {
                if (!stopping) {
                    report.accept(service.replica().program() + " stopped (exit code " + exited.exitValue() + ").\n"
                            + LogTail.of(service.log()));
                }
            });
            watched.add(reported);
        }
    }

    public Ports ports() {
        return ports;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Database database() {
        return database;
    }

    public ServiceProcess process(Service service) {
        return process(Replica.first(service));
    }

    /** The replica's newest process; null when it was never started. */
    public synchronized ServiceProcess process(Replica replica) {
        return services.get(replica);
    }

    /** Returns when the process can work; throws when it ends instead, or takes too long. */
    public void awaitReady(ServiceProcess process) {
        new Readiness().await(process, Instant.now().plus(START));
    }

    /**
     * Stops the services in the order in which they need each other, then PostgreSQL. Bounded; safe to call twice,
     * from any thread.
     */
    @Override
    public synchronized void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        Instant deadline = Instant.now().plus(STOP);
        // Workers hand their leases back, so those who keep them have to outlive them.
        ProcessStop.all(handles(Service.GATEWAY, Service.SUMMARY), deadline);
        ProcessStop.all(handles(Service.GRAPH, Service.TRACKING), deadline);
        database.stop();
        SystemState.forget(home);
        lock.close();
    }

    /** Holds the monitor, so that a stop in the middle waits for a server that it can then end. */
    private synchronized void startDatabase() {
        if (stopping) {
            throw new CannotStart("The system is stopping.");
        }
        record(database.start());
    }

    private synchronized void ready() {
        state = state.nowReady();
        state.write(home);
    }

    private synchronized void record(Launched started) {
        state = state.with(started);
        state.write(home);
    }

    private synchronized Collection<ServiceProcess> running() {
        return new ArrayList<>(services.values());
    }

    private List<ProcessHandle> handles(Service... wanted) {
        return services.values().stream()
                .filter(process -> Set.of(wanted).contains(process.replica().service()))
                .map(ServiceProcess::handle)
                .toList();
    }

    private Map<String, String> settings(Replica replica) {
        Map<String, String> settings = new Surroundings(ports, database, secrets, System.getenv()).of(replica);
        settings.putAll(environment.apply(replica, database));
        return settings;
    }
}
