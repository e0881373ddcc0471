package io.colloquy.standalone.commandline;

import io.colloquy.standalone.system.Secrets;
import io.colloquy.standalone.terminal.Screen;
import java.util.List;

/** Prints new keys as the lines that {@code .env} wants; nothing is kept. */
final class KeysCommand implements Command {
    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        Options.of(words).noRest();
        Secrets.fresh().lines().forEach(screen::line);
        return Colloquy.DONE;
    }
}
