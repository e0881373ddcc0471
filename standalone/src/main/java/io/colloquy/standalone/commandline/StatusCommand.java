package io.colloquy.standalone.commandline;

import io.colloquy.standalone.system.Launched;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.SystemState;
import io.colloquy.standalone.terminal.Screen;
import java.util.List;
import java.util.Optional;

/** Says what runs; exit code 1 when nothing does or something of it is missing. */
final class StatusCommand implements Command {
    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options.of(words).noRest();
        Optional<SystemState> found = SystemState.read(setting.home());
        if (found.isEmpty()) {
            screen.line("Nothing runs in " + setting.home().folder() + ".");
            return Colloquy.PROBLEM;
        }
        SystemState state = found.get();
        boolean launcher = state.launcher().alive().isPresent();
        if (launcher && state.ready()) {
            Addresses.print(screen, new Ports(state.port()), setting.home());
        } else {
            screen.line(launcher ? "Starting." : "The launcher was killed; ./colloquy down cleans up.");
        }
        boolean whole = launcher;
        for (Launched process : state.processes()) {
            boolean alive = process.alive().isPresent();
            whole &= alive || state.processes().stream().anyMatch(other -> isSuccessor(other, process));
            screen.line(String.format(
                    "  %-17s %s", process.program(), alive ? "runs, pid " + process.pid() : "has stopped"));
        }
        return whole ? Colloquy.DONE : Colloquy.PROBLEM;
    }

    private static boolean isSuccessor(Launched other, Launched stopped) {
        return other.program().equals(stopped.program()) && other.alive().isPresent();
    }
}
