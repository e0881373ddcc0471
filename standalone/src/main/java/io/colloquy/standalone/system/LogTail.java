package io.colloquy.standalone.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log, for the person who has to find out why a program stopped. */
final class LogTail {
    private static final int BYTES = 32_000;
    private static final int LINES = 15;
    /** Lines of a stack trace: what went wrong stands above them, and they would push it out. */
    private static final Pattern IS_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

    private LogTail() {}

    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - BYTES);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !IS_FRAME.matcher(line).find())
                    .toList();
            StringBuilder tail = new StringBuilder("The end of ").append(log).append(":\n");
            lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .forEach(line -> tail.append("  ").append(line).append('\n'));
            return tail.toString();
        } catch (IOException e) {
            return "There is no log at " + log + ".\n";
        }
    }
}
