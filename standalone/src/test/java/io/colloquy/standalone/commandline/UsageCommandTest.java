package io.colloquy.standalone.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.client.LedgerVerdict;
import io.colloquy.standalone.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageCommandTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Screen screen = Screen.of(new PrintStream(printed, true, StandardCharsets.UTF_8), Map.of(), Map.of());

    @Test
    void aLedgerThatIsWrongIsAProblemThatNamesEveryNumber() {
        var finding = new LedgerVerdict.Finding("anna", "2026-11-22", "requests used", "4", "3");

        assertEquals(Colloquy.PROBLEM, UsageCommand.tell(new LedgerVerdict(false, List.of(finding)), screen));

        assertTrue(printed.toString(StandardCharsets.UTF_8)
                .contains("2026-11-22  anna: requests used: booked 4, counted 3"));
    }

    @Test
    void aLedgerThatIsRightIsWell() {
        assertEquals(Colloquy.DONE, UsageCommand.tell(new LedgerVerdict(true, List.of()), screen));
    }

    @Test
    void usageAloneIsAskedWhatIsMeant() {
        assertThrows(WrongUsage.class, () -> new UsageCommand().run(List.of(), null, screen));
    }
}
