package io.colloquy.standalone.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that nobody but its owner may read, from the moment at which it is there; whole or not there at all. */
final class SecretFile {
    private static final String OWNER_ONLY = "rw-------";
    private static final String OWNER_ONLY_FOLDER = "rwx------";

    private SecretFile() {}

    /** What is in the file, without the white space around it; empty when there is none. */
    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Replaces the file, if there is one, in one step. */
    static void write(Path file, String content) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            try (var channel = FileChannel.open(
                    next,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)))) {
                channel.write(StandardCharsets.UTF_8.encode(content + "\n"));
                // Else a power cut could leave the new name with nothing under it.
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            keepName(file.getParent());
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** A file's name lies in its folder, which has to reach the disk as well. */
    private static void keepName(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException cannotBeOpenedHere) {
            // not every system lets a folder be opened; there the file system itself answers for the order
            return;
        }
    }

    /** Makes a folder for such files, and takes everybody else's rights away from one that is there. */
    static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY_FOLDER));
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder " + folder + " cannot be made, or closed to others: " + e.getMessage(), e);
        }
    }

    /** A file that was copied or restored may have come back with rights for everybody. */
    static void close(Path file) {
        try {
            Files.setPosixFilePermissions(file, Set.copyOf(PosixFilePermissions.fromString(OWNER_ONLY)));
        } catch (IOException e) {
            throw new CannotStart("The rights of " + file + " cannot be set: " + e.getMessage(), e);
        }
    }
}
