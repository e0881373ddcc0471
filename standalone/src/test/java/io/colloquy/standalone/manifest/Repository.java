package io.colloquy.standalone.manifest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The checkout whose manifests are under test, and the tools that read them where they are installed. */
final class Repository {
    /** Maven runs a module's tests in the module's folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Repository() {}

    static boolean has(String tool) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Path.of(folder, tool).toFile().canExecute()) {
                return true;
            }
        }
        return false;
    }

    /** What the command printed; an AssertionError with all of it when it failed or took longer than a minute. */
    static String run(String... command) throws IOException, InterruptedException {
        File out = File.createTempFile("manifest", ".out");
        File err = File.createTempFile("manifest", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectOutput(out)
                    .redirectError(err)
                    .start();
            boolean ended = process.waitFor(1, TimeUnit.MINUTES);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + ": " + text(err) + text(out));
            }
            return text(out);
        } finally {
            out.deleteOnExit();
            err.deleteOnExit();
        }
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }
}
