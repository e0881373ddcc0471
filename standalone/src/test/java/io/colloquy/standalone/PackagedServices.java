package io.colloquy.standalone;

import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The services as the build packaged them, copied for a system that a test starts. */
public final class PackagedServices {
    private PackagedServices() {}

    /** Copies them below {@code folder} and answers where they are. */
    public static Path copiedTo(Path folder) {
        Path app = folder.resolve("app").resolve("test");
        for (Service service : Service.values()) {
            copy(Path.of("..", service.program(), "target", "quarkus-app"), app.resolve(service.program()));
        }
        return app;
    }

    /** A folder that {@link #delete} takes away again. */
    public static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("colloquy-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was logged there is kept elsewhere. */
    public static void delete(Path folder) {
        KeptLogs.of(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
