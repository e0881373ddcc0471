package io.colloquy.standalone.door;

import io.colloquy.standalone.PackagedServices;
import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A system whose limits nobody reaches, for tests that ask thousands of questions from one address. */
final class DoorSystem {
    private static final String MANY = "1000000";
    private static final Replica STRICT = new Replica(Service.GATEWAY, 2);
    private static final String NOBODY = "http://127.0.0.1:1";
    private static RunningColloquy shared;

    private DoorSystem() {}

    static synchronized RunningColloquy shared() {
        if (shared == null) {
            Path folder = PackagedServices.temporaryFolder();
            shared = RunningColloquy.start(folder, replica -> replica.equals(STRICT) ? strict() : limits(MANY, MANY));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                shared.close();
                PackagedServices.delete(folder);
            }));
        }
        return shared;
    }

    static int port(Service service) {
        return shared().system().ports().http(service);
    }

    /**
     * The port of a second gateway of the same system, which lets everybody register, has limits that are soon reached, and
     * finds none of its neighbours.
     */
    static synchronized int strictPort() {
        var system = shared().system();
        if (system.process(STRICT) == null || !system.process(STRICT).handle().isAlive()) {
            system.awaitReady(system.start(STRICT));
        }
        return STRICT.http(system.ports());
    }

    static synchronized void stopStrict() {
        var process = shared().system().process(STRICT);
        if (process != null) {
            process.handle().destroy();
            process.handle().onExit().join();
        }
    }

    private static Map<String, String> strict() {
        Map<String, String> settings = limits("20", "1");
        settings.put("COLLOQUY_OPEN_REGISTRATION", "true");
        for (Service neighbour : Service.values()) {
            settings.put(neighbour + "_URL", NOBODY);
            settings.put(neighbour + "_MANAGEMENT_URL", NOBODY);
        }
        return settings;
    }

    private static Map<String, String> limits(String passwords, String other) {
        Map<String, String> settings = new HashMap<>();
        settings.put("RATE_LIMIT_AUTH", passwords);
        settings.put("RATE_LIMIT_API", other);
        settings.put("RATE_LIMIT_LLM", other);
        settings.put("RATE_LIMIT_IMPORT", other);
        settings.put("RATE_LIMIT_SHARE", other);
        settings.put("DAILY_REQUEST_LIMIT", MANY);
        return settings;
    }
}
