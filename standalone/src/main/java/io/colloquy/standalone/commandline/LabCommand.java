package io.colloquy.standalone.commandline;

import io.colloquy.standalone.lab.Lab;
import io.colloquy.standalone.lab.Report;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.terminal.Screen;
import java.time.Instant;
import java.util.List;

/** Breaks a system of its own on purpose, and tells whether it kept its promises. */
final class LabCommand implements Command {
    private static final int KILLS = 40;
    private static final int PAUSES = 10;

    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options options = Options.of(words, "--kills=", "--pauses=", "--seed=").noRest();
        long started = Instant.now().getEpochSecond();
        Lab lab = new Lab(
                screen,
                (int) number(options, "--kills", KILLS, 100_000),
                (int) number(options, "--pauses", PAUSES, 100_000),
                number(options, "--seed", started, Long.MAX_VALUE));
        Home home = new Home(setting.home().folder().resolve("lab")).anew(setting.home());
        Report report = lab.run(home.folder(), setting.app());
        report.print(screen);
        return report.green() ? Colloquy.DONE : Colloquy.PROBLEM;
    }

    private static long number(Options options, String name, long otherwise, long most) {
        String text = options.value(name).orElse(Long.toString(otherwise));
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers out of range
        }
        throw new WrongUsage(name + " " + text + " is not a number from 0 to " + most + ".");
    }
}
