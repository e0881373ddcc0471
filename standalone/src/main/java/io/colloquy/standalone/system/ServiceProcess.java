package io.colloquy.standalone.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One packaged service as a process of its own. */
public final class ServiceProcess {
    private final Replica replica;
    private final Ports ports;
    private final Path log;
    private final Process process;

    private ServiceProcess(Replica replica, Ports ports, Path log, Process process) {
        this.replica = replica;
        this.ports = ports;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a service and returns at once, long before it can answer.
     *
     * @param app folder with one packaged service a subfolder (never a build's {@code target}: a rebuild would pull the
     *     classes out from under the process)
     * @param environment what is set besides this process's own environment
     */
    public static ServiceProcess start(
            Replica replica, Path app, Home home, Ports ports, Map<String, String> environment) {
        Service service = replica.service();
        Path log = home.log(replica.program());
        Path jar = app.resolve(service.program()).resolve("quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new CannotStart(jar + " is missing: " + service.program() + " has not been built.");
        }
        try {
            keepPrevious(log);
            ProcessBuilder builder = new ProcessBuilder(command(service, jar, home));
            builder.environment().keySet().removeAll(Surroundings.KEPT_BACK);
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true);
            builder.redirectOutput(log.toFile());
            builder.redirectInput(new File("/dev/null"));
            return new ServiceProcess(replica, ports, log, builder.start());
        } catch (IOException e) {
            throw new CannotStart(replica.program() + " could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Ctrl-C and a closing terminal reach every process of the group at once; a service that left then could not
     * hand its work back in order. So it ignores both, and the launcher ends it.
     */
    private static List<String> command(Service service, Path jar, Home home) {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh", java().toString()));
        command.addAll(service.heap());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                service.compilers(),
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + home.temporary(),
                "-jar",
                jar.toString()));
        return command;
    }

    /** The Java that runs this process also runs the services. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public Replica replica() {
        return replica;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path log() {
        return log;
    }

    int managementPort() {
        return replica.management(ports);
    }

    Process process() {
        return process;
    }
}
