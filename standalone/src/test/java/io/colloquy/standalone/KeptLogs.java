package io.colloquy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The logs of the systems that tests started, kept beyond these systems' folders: they are part of what the suite prints. */
public final class KeptLogs {
    public static final Path FOLDER = Path.of("target", "system-logs");

    private KeptLogs() {}

    /** Copies every log below a home, if there is one. */
    public static void of(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            Files.createDirectories(FOLDER);
            for (Path log : files.filter(KeptLogs::isLog).toList()) {
                String name = home.getFileName() + "-"
                        + home.relativize(log).toString().replace('/', '-');
                Files.copy(log, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLog(Path file) {
        return Files.isRegularFile(file)
                && file.getParent().getFileName().toString().equals("logs");
    }
}
