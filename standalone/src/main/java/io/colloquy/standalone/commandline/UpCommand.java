package io.colloquy.standalone.commandline;

import io.colloquy.standalone.system.ColloquySystem;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.SystemState;
import io.colloquy.standalone.terminal.Screen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the system and stays with it until Ctrl-C, or leaves it running in the background. */
final class UpCommand implements Command {
    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options options = Options.of(words, "--detach").noRest();
        if (options.has("--detach")) {
            return new DetachedLaunch(setting, screen).run();
        }
        Optional<ColloquySystem> claimed =
                ColloquySystem.claim(setting.home(), setting.app(), setting.ports(), (replica, database) -> Map.of());
        if (claimed.isEmpty()) {
            return alreadyUp(setting, screen);
        }
        try (Foreground foreground = new Foreground(claimed.get(), screen)) {
            foreground.start();
            Addresses.print(screen, setting.ports(), setting.home());
            return foreground.untilStopped();
        }
    }

    private static int alreadyUp(Setting setting, Screen screen) {
        SystemState running = RunningSystem.await(setting.home());
        screen.line("It is already up.");
        Addresses.print(screen, new Ports(running.port()), setting.home());
        return Colloquy.DONE;
    }
}
