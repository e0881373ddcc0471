package io.colloquy.standalone.commandline;

import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.Ports;
import java.nio.file.Path;
import java.util.Map;

/**
 * What every command needs to know of its surroundings.
 *
 * @param app folder with the copies of the packaged services
 * @param environment where {@code COLLOQUY_URL} and {@code COLLOQUY_KEY} may name another gateway and an account there
 */
record Setting(Home home, Path app, Ports ports, Map<String, String> environment) {

    static Setting fromEnvironment() {
        return new Setting(
                new Home(Path.of(System.getProperty("colloquy.home", ".colloquy"))
                        .toAbsolutePath()),
                Path.of(System.getProperty("colloquy.app", ".")).toAbsolutePath(),
                ports(System.getenv("COLLOQUY_PORT")),
                System.getenv());
    }

    static Ports ports(String text) {
        if (text == null || text.isBlank()) {
            return new Ports(Ports.DEFAULT);
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= Ports.LARGEST) {
                return new Ports(port);
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers out of range
        }
        throw new WrongUsage("COLLOQUY_PORT=" + text + " is not a port from 1 to " + Ports.LARGEST + ".");
    }
}
