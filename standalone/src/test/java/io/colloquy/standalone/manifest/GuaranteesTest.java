package io.colloquy.standalone.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuaranteesTest {
    private static final Pattern NAMED = Pattern.compile("`(?:(\\w+))?#(\\w+)`");

    /** A promise whose test was renamed or deleted must not go on being promised. */
    @Test
    void everyGuaranteeNamesATestThatExists() throws IOException {
        Map<String, String> tests = testSources();
        List<String> missing = new ArrayList<>();
        int named = 0;

        for (String row : rows()) {
            String type = null;
            for (var names = NAMED.matcher(row); names.find(); named++) {
                type = names.group(1) == null ? type : names.group(1);
                if (!tests.getOrDefault(type + ".java", "").contains(" void " + names.group(2) + "(")) {
                    missing.add(type + "#" + names.group(2));
                }
            }
        }

        assertFalse(named == 0, "the table names no test at all");
        assertEquals(List.of(), missing);
    }

    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(Repository.ROOT.resolve("docs/guarantees.md")));
        rows.addAll(Files.readAllLines(Repository.ROOT.resolve("docs/security.md")));
        return rows;
    }

    /** By the name of their file, which some modules share. */
    private static Map<String, String> testSources() throws IOException {
        try (var files = Files.walk(Repository.ROOT)) {
            return files.filter(file -> file.toString().contains("src/test/java")
                            && file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), GuaranteesTest::text, String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
