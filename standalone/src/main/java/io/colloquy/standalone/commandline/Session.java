package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.system.ColloquySystem;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.terminal.Screen;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** A running system for one command: the one that is up already, or one that this command starts and stops. */
final class Session implements AutoCloseable {
    private final Screen screen;
    private final Entrance entrance;
    private final Runnable addresses;
    private final Foreground own;

    private Session(Screen screen, Entrance entrance, Runnable addresses, Foreground own) {
        this.screen = screen;
        this.entrance = entrance;
        this.addresses = addresses;
        this.own = own;
    }

    static Session open(Setting setting, Screen screen) {
        return open(setting, screen, Map.of());
    }

    /** With settings that every process of a system gets which this command has to start. */
    static Session open(Setting setting, Screen screen, Map<String, String> settings) {
        Optional<Entrance> elsewhere = Entrance.elsewhere(setting.environment());
        if (elsewhere.isPresent()) {
            return new Session(screen, elsewhere.get(), () -> {}, null);
        }
        Home home = setting.home();
        Optional<ColloquySystem> claimed =
                ColloquySystem.claim(home, setting.app(), setting.ports(), (replica, database) -> settings);
        if (claimed.isEmpty()) {
            Ports ports = new Ports(RunningSystem.await(home).port());
            return new Session(
                    screen, Entrance.already(setting, ports), () -> Addresses.print(screen, ports, home), null);
        }
        Foreground own = new Foreground(claimed.get(), screen);
        own.start();
        return new Session(screen, Entrance.own(setting), () -> Addresses.print(screen, setting.ports(), home), own);
    }

    GatewayClient gateway() {
        return entrance.client();
    }

    /** Says where to look on, and stays until Ctrl-C when this command started the system and was not told to leave. */
    int finish(ImportView imported, boolean well, boolean once) {
        int code = well ? Colloquy.DONE : Colloquy.PROBLEM;
        if (own != null && once) {
            return code;
        }
        screen.line("");
        addresses.run();
        String chat = entrance.url() + "/api/chats/" + imported.chats().get(0);
        LocalDate day = LocalDate.ofInstant(
                imported.report().firstAt(), ZoneId.of(imported.report().zone()));
        screen.line("  one day  " + chat + "/messages?day=" + day);
        screen.line("           " + chat + "/summaries/" + day + "   (with the messages that it cites)");
        if (own == null) {
            screen.line("It was up before and stays up.");
            return code;
        }
        return own.untilStopped();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
