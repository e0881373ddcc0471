package io.colloquy.standalone.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.PackagedServices;
import io.colloquy.standalone.terminal.Screen;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./colloquy lab}; with another seed each day, so that the days add up. */
class LabIT {
    private static final int KILLS = 40;
    private static final int PAUSES = 10;

    @Test
    void whateverIsKilledFrozenOrCutEveryPromiseIsKept() {
        Path folder = PackagedServices.temporaryFolder();
        long seed = Long.getLong("lab.seed", System.currentTimeMillis() / 86_400_000);
        Screen screen = Screen.of(new PrintStream(System.out, true, StandardCharsets.UTF_8), Map.of(), Map.of());

        Report report = new Lab(screen, KILLS, PAUSES, seed).run(folder, PackagedServices.copiedTo(folder));
        report.print(screen);

        assertTrue(report.green(), "seed " + seed + "; what is left of it is in " + folder + "\n" + report.broken());
        PackagedServices.delete(folder);
    }
}
