package io.colloquy.standalone.door;

import io.colloquy.standalone.PackagedServices;
import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Service;
import java.nio.file.Path;
import java.util.Map;

/** A system whose limits nobody reaches, for tests that ask thousands of questions from one address. */
final class DoorSystem {
    private static final String MANY = "1000000";
    private static RunningColloquy shared;

    private DoorSystem() {}

    static synchronized RunningColloquy shared() {
        if (shared == null) {
            Path folder = PackagedServices.temporaryFolder();
            shared = RunningColloquy.start(
                    folder,
                    Map.of(
                            "RATE_LIMIT_AUTH", MANY,
                            "RATE_LIMIT_API", MANY,
                            "RATE_LIMIT_LLM", MANY,
                            "RATE_LIMIT_IMPORT", MANY,
                            "RATE_LIMIT_SHARE", MANY,
                            "DAILY_REQUEST_LIMIT", MANY));
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
}
