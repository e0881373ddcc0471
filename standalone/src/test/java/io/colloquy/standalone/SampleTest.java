package io.colloquy.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the sample promises to whoever tries the demo. */
class SampleTest {
    private static final Pattern MESSAGE =
            Pattern.compile("(\\d\\d/\\d\\d/2024), (\\d\\d:\\d\\d) - (?:(Mara Vogt|Diego Ferrer|Tom Ashworth): )?.*");

    @Test
    void threePeopleWriteOnTenDaysAndOnceOverMidnight() throws IOException {
        Set<String> days = new TreeSet<>();
        Set<String> people = new TreeSet<>();
        int messages = 0;
        int continued = 0;
        for (String line : lines()) {
            Matcher header = MESSAGE.matcher(line);
            if (header.matches()) {
                messages++;
                days.add(header.group(1));
                people.add(String.valueOf(header.group(3)));
            } else {
                continued++;
            }
        }

        assertTrue(messages >= 150, "messages: " + messages);
        assertEquals(10, days.size());
        assertEquals(Set.of("Mara Vogt", "Diego Ferrer", "Tom Ashworth", "null"), people);
        assertTrue(continued >= 20, "lines of longer messages: " + continued);
        assertTrue(lines().stream().anyMatch(line -> line.startsWith("15/05/2024, 23:58")));
        assertTrue(lines().stream().anyMatch(line -> line.startsWith("16/05/2024, 00:03")));
        assertTrue(lines().stream().anyMatch(line -> line.endsWith("<Media omitted>")));
    }

    private static List<String> lines() throws IOException {
        try (var sample = SampleTest.class.getResourceAsStream("/sample/repair-cafe.txt")) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
