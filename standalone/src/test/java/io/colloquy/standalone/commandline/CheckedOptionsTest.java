package io.colloquy.standalone.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.system.CannotStart;
import io.colloquy.standalone.system.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void aZoneIsTakenAsItIsAndAnUnknownOneGetsNeighbours() {
        assertEquals("Europe/Berlin", ZoneOption.checked("Europe/Berlin"));
        assertEquals("Europe/Berlin", ZoneOption.nearest("Europe/Berlni").get(0));
        assertTrue(ZoneOption.nearest("berlin").contains("Europe/Berlin"));
        assertTrue(ZoneOption.nearest("new york").contains("America/New_York"));

        String message = assertThrows(WrongUsage.class, () -> ZoneOption.checked("Mars/Olympus"))
                .getMessage();
        assertTrue(message.startsWith("There is no time zone 'Mars/Olympus'. Did you mean "), message);
    }

    @Test
    void daysAreIsoDatesInOrder() {
        assertEquals(new DayOptions(LocalDate.of(2024, 2, 29), null), days("--from", "2024-02-29"));

        assertTrue(refused("--from", "2023-02-29").startsWith("--from 2023-02-29 is not a day."));
        assertTrue(refused("--to", "31.01.2024").startsWith("--to 31.01.2024 is not a day."));
        assertTrue(refused("--from", "2024-02-02", "--to", "2024-02-01")
                .startsWith("--from 2024-02-02 is after --to 2024-02-01."));
    }

    @Test
    void aFileIsLookedAtBeforeAnythingStarts() throws Exception {
        Path file = Files.writeString(folder.resolve("a chat.txt"), "x");

        assertEquals(file, ExportOption.checked(Options.of(List.of(file.toString()))));
        assertTrue(notThere(folder.resolve("none.txt")).startsWith("There is no file "));
        assertTrue(notThere(folder).contains(" is a folder."));
    }

    @Test
    void aPortOutsideTheRangeIsWrongUsage() {
        assertEquals(new Ports(8080), Setting.ports(null));
        assertEquals(new Ports(9000), Setting.ports(" 9000 "));
        for (String wrong : List.of("0", "-1", "64001", "http", "8080.5")) {
            assertThrows(WrongUsage.class, () -> Setting.ports(wrong), wrong);
        }
    }

    private static String notThere(Path file) {
        return assertThrows(CannotStart.class, () -> ExportOption.checked(Options.of(List.of(file.toString()))))
                .getMessage();
    }

    private static DayOptions days(String... words) {
        return DayOptions.of(Options.of(List.of(words), "--from=", "--to="));
    }

    private static String refused(String... words) {
        return assertThrows(WrongUsage.class, () -> days(words)).getMessage();
    }
}
