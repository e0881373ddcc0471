package io.colloquy.graph.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file for {@code LLM_ROUTES_FILE}; each is a new one, because a profile is made more than once. */
public final class RoutesFile {
    private RoutesFile() {}

    /** Writes it under target, and gives its path. */
    public static String written(String name, String routes) {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return Files.writeString(Files.createTempFile(target, name + "-", ".yaml"), routes)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
