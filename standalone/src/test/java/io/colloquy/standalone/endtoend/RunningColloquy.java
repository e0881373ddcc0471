package io.colloquy.standalone.endtoend;

import io.colloquy.standalone.InternalTokens;
import io.colloquy.standalone.KeptLogs;
import io.colloquy.standalone.PackagedServices;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.system.ColloquySystem;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** A whole system of real processes for a test, in a home folder and on ports of its own. */
public final class RunningColloquy implements AutoCloseable {
    private static RunningColloquy shared;

    private final ColloquySystem system;
    private final Path home;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningColloquy(ColloquySystem system, Path home) {
        this.system = system;
        this.home = home;
    }

    public static RunningColloquy start(Path folder, Map<String, String> environment) {
        return start(folder, replica -> environment);
    }

    public static RunningColloquy start(Path folder, Function<Replica, Map<String, String>> environment) {
        Path app = PackagedServices.copiedTo(folder);
        ColloquySystem system = ColloquySystem.claim(
                        new Home(folder), app, Ports.free(), (replica, database) -> environment.apply(replica))
                .orElseThrow(() -> new IllegalStateException(folder + " is in use"));
        system.start();
        return new RunningColloquy(system, folder);
    }

    /** The system that tests with no wishes of their own share: its start costs more than most of them. */
    static synchronized RunningColloquy shared() {
        if (shared == null) {
            Path folder = PackagedServices.temporaryFolder();
            shared = start(folder, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                shared.close();
                PackagedServices.delete(folder);
            }));
        }
        return shared;
    }

    public String operatorKey() {
        return system.secrets().operatorKey();
    }

    /** Where its data, its keys and its logs are. */
    public Path home() {
        return home;
    }

    /** SIGKILL, and gone when this returns. */
    void end(Service service) {
        ProcessHandle process = system.process(service).handle();
        process.destroyForcibly();
        process.onExit().join();
    }

    public InternalTokens tokens() {
        return new InternalTokens(system.secrets());
    }

    public ColloquySystem system() {
        return system;
    }

    public GatewayClient gateway() {
        return new GatewayClient(system.ports().url(Service.GATEWAY), this::operatorKey);
    }

    /** A number from a service's own database. */
    public long number(Service service, String query) {
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void run(Service service, String statement) {
        try (Connection connection = connect(service);
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect(Service service) throws SQLException {
        return system.database().connect(service.database());
    }

    public HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)));
    }

    public HttpResponse<String> management(Service service, String path) {
        return get("http://127.0.0.1:" + system.ports().management(service) + path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        system.close();
        KeptLogs.of(home);
    }
}
