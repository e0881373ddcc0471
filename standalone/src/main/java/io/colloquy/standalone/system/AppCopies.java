package io.colloquy.standalone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The copies of packaged services that builds leave in the home folder; only the one in use is worth its space. */
final class AppCopies {
    private AppCopies() {}

    static void keepOnly(Path used, Home home) {
        Path folder = home.folder().resolve("app");
        if (!folder.equals(used.getParent())) {
            return;
        }
        try (Stream<Path> copies = Files.list(folder)) {
            copies.filter(copy -> !copy.equals(used))
                    .filter(copy -> !copy.getFileName().toString().startsWith("."))
                    .forEach(AppCopies::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it; one that cannot go wastes space, no more. */
    static void delete(Path copy) {
        try (Stream<Path> files = Files.walk(copy)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            return;
        }
    }
}
