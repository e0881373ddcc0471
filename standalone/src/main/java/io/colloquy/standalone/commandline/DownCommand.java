package io.colloquy.standalone.commandline;

import io.colloquy.standalone.system.LeftOvers;
import io.colloquy.standalone.system.SystemState;
import io.colloquy.standalone.terminal.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the system, whoever started it, and whatever a killed launcher left behind. */
final class DownCommand implements Command {
    /** The launcher takes at most 20 s for its services, then PostgreSQL's. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options.of(words).noRest();
        Optional<SystemState> running = RunningSystem.find(setting.home());
        boolean stopped = running.flatMap(state -> state.launcher().alive())
                .map(DownCommand::end)
                .orElse(false);
        List<String> leftOver = LeftOvers.stop(setting.home());
        if (!leftOver.isEmpty()) {
            screen.line("Stopped what a killed launcher had left running: " + String.join(", ", leftOver) + ".");
        } else {
            screen.line(stopped ? "Stopped. The data stays in " + setting.home().data() + "." : "Nothing was running.");
        }
        return Colloquy.DONE;
    }

    private static boolean end(ProcessHandle launcher) {
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stuck) {
            launcher.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
