package io.colloquy.standalone.commandline;

import io.colloquy.standalone.system.CannotStart;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The file to summarise, looked at before anything is started for it. */
final class ExportOption {
    private ExportOption() {}

    static Path checked(Options options) {
        if (options.rest().isEmpty()) {
            throw new WrongUsage("Which file? ./colloquy summarize FILE");
        }
        if (options.rest().size() > 1) {
            throw new WrongUsage("One file at a time; '" + options.rest().get(1)
                    + "' is one too many. (A name with spaces needs quotes.)");
        }
        return readable(options.rest().get(0));
    }

    private static Path readable(String name) {
        Path file = path(name);
        if (!Files.exists(file)) {
            throw new CannotStart("There is no file " + file + ".");
        }
        if (Files.isDirectory(file)) {
            throw new CannotStart(file + " is a folder. Name the .txt, .zip or .jsonl file in it.");
        }
        if (!Files.isReadable(file)) {
            throw new CannotStart(file + " may not be read by this user.");
        }
        return file;
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new CannotStart("'" + name + "' cannot be a file's name.");
        }
    }
}
