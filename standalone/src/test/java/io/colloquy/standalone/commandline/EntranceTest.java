package io.colloquy.standalone.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.system.CannotStart;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntranceTest {
    private static final Ports PORTS = new Ports(8080);
    private static final String KEY = "clq_abcdef_0123456789012345678901234567890123456789012";
    private static final String OTHER = "clq_zyxwvu_0123456789012345678901234567890123456789012";

    @TempDir
    Path folder;

    @Test
    void theKeyIsTheOperatorsUnlessAnotherIsGivenForASystemThatIsUp() throws IOException {
        Files.writeString(folder.resolve("operator.key"), KEY + "\n");

        assertEquals(KEY, Entrance.already(setting(Map.of()), PORTS).key());
        assertEquals(
                OTHER,
                Entrance.already(setting(Map.of("COLLOQUY_KEY", OTHER)), PORTS).key());
        assertEquals(KEY, Entrance.own(setting(Map.of("COLLOQUY_KEY", OTHER))).key(), "a system that has just begun");
    }

    @Test
    void aKeyThatIsNotThereIsMissedByName() {
        String said = assertThrows(CannotStart.class, () -> Entrance.already(setting(Map.of()), PORTS))
                .getMessage();

        assertTrue(said.contains(folder.resolve("operator.key").toString()), said);
        assertTrue(said.contains("COLLOQUY_KEY"), said);
    }

    @Test
    void aKeyThatIsNotLetInIsNamedWithWhatToDo() {
        String own = Entrance.shut(setting(Map.of()));
        String given = Entrance.shut(setting(Map.of("COLLOQUY_KEY", OTHER)));

        assertTrue(own.contains(folder.resolve("operator.key").toString()) && own.contains("down"), own);
        assertTrue(given.contains("COLLOQUY_KEY") && !given.contains(OTHER), given);
    }

    @Test
    void anotherGatewayIsAskedWithTheGivenKey() {
        var there = Entrance.running(
                setting(Map.of("COLLOQUY_URL", "https://colloquy.example.org/", "COLLOQUY_KEY", OTHER)));

        assertEquals("https://colloquy.example.org", there.url());
        assertEquals(OTHER, there.key());
        assertFalse(there.toString().contains(OTHER));
    }

    @Test
    void noKeyTravelsInPlainTextOrWithoutAnAddressOrInAnotherForm() {
        assertWrong(Map.of("COLLOQUY_URL", "http://colloquy.example.org", "COLLOQUY_KEY", OTHER), "plain text");
        assertWrong(Map.of("COLLOQUY_URL", "colloquy.example.org", "COLLOQUY_KEY", OTHER), "not an address");
        assertWrong(Map.of("COLLOQUY_URL", "http://127.0.0.1:8080"), "COLLOQUY_KEY");
        String said = assertWrong(Map.of("COLLOQUY_URL", "http://[::1]:8080", "COLLOQUY_KEY", "hush\nhush"), "clq_");
        assertFalse(said.contains("hush"), said);
    }

    private String assertWrong(Map<String, String> environment, String expected) {
        String said = assertThrows(WrongUsage.class, () -> Entrance.running(setting(environment)))
                .getMessage();
        assertTrue(said.contains(expected), said);
        return said;
    }

    private Setting setting(Map<String, String> environment) {
        return new Setting(new Home(folder), folder, PORTS, environment);
    }
}
