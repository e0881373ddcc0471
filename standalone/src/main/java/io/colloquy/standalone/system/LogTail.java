package io.colloquy.standalone.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log, for the person who has to find out why a program stopped. */
final class LogTail {
    private static final int BYTES = 4_000;
    private static final int LINES = 20;

    private LogTail() {}

    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            String[] lines =
                    new String(bytes, StandardCharsets.UTF_8).stripTrailing().split("\n", -1);
            StringBuilder tail = new StringBuilder("The end of ").append(log).append(":\n");
            for (int i = Math.max(0, lines.length - LINES); i < lines.length; i++) {
                tail.append("  ").append(lines[i]).append('\n');
            }
            return tail.toString();
        } catch (IOException e) {
            return "There is no log at " + log + ".\n";
        }
    }
}
