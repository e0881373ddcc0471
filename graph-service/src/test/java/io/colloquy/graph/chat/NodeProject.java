package io.colloquy.graph.chat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of src/test/node below target, with its dependencies as package-lock.json pins them. */
final class NodeProject {
    private static final int OLDEST_NODE = 18;
    private static final int PATIENCE_MINUTES = 5;

    private final Path folder;

    private NodeProject(Path folder) {
        this.folder = folder;
    }

    /** Skips the test, and says why, where there is no Node or no registry. */
    static NodeProject installed() throws IOException, InterruptedException {
        Run version = run(Path.of("."), Map.of(), "node", "--version");
        assumeTrue(version.ok(), "SKIPPED: the SDK test needs node, which is not installed here");
        int major = Integer.parseInt(version.output().strip().replaceAll("^v(\\d+).*$", "$1"));
        assumeTrue(major >= OLDEST_NODE, "SKIPPED: the SDK test needs node " + OLDEST_NODE + " or newer, not " + major);
        var project = new NodeProject(copied(Path.of("src/test/node"), Path.of("target/node")));
        Run install = project.run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        assumeTrue(install.ok(), "SKIPPED: npm ci found no way to the SDKs\n" + install.output());
        return project;
    }

    Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        return run(folder, environment, command);
    }

    private static Path copied(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    private static Run run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".log");
        try {
            var builder = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Run(
                    !process.isAlive() && process.exitValue() == 0, Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Run(false, "there is no " + command[0] + " on the path");
        } finally {
            Files.delete(output);
        }
    }

    record Run(boolean ok, String output) {}
}
