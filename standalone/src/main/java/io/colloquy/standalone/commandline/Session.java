package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.system.ColloquySystem;
import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.Service;
import io.colloquy.standalone.system.SystemState;
import io.colloquy.standalone.terminal.Screen;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** A running system for one command: the one that is up already, or one that this command starts and stops. */
final class Session implements AutoCloseable {
    private final Screen screen;
    private final Home home;
    private final Ports ports;
    private final Foreground own;

    private Session(Screen screen, Home home, Ports ports, Foreground own) {
        this.screen = screen;
        this.home = home;
        this.ports = ports;
        this.own = own;
    }

    static Session open(Setting setting, Screen screen) {
        return open(setting, screen, Map.of());
    }

    /** With settings that every process of a system gets which this command has to start. */
    static Session open(Setting setting, Screen screen, Map<String, String> settings) {
        Optional<ColloquySystem> claimed =
                ColloquySystem.claim(setting.home(), setting.app(), setting.ports(), replica -> settings);
        if (claimed.isEmpty()) {
            SystemState running = RunningSystem.await(setting.home());
            return new Session(screen, setting.home(), new Ports(running.port()), null);
        }
        Foreground own = new Foreground(claimed.get(), screen);
        own.start();
        return new Session(screen, setting.home(), setting.ports(), own);
    }

    GatewayClient gateway() {
        return new GatewayClient(ports.url(Service.GATEWAY));
    }

    /** Says where to look on, and stays until Ctrl-C when this command started the system and was not told to leave. */
    int finish(ImportView imported, boolean well, boolean once) {
        int code = well ? Colloquy.DONE : Colloquy.PROBLEM;
        if (own != null && once) {
            return code;
        }
        screen.line("");
        Addresses.print(screen, ports, home);
        String chat =
                ports.url(Service.GATEWAY) + "/api/chats/" + imported.chats().get(0);
        LocalDate day = LocalDate.ofInstant(
                imported.report().firstAt(), ZoneId.of(imported.report().zone()));
        screen.line("  one day  " + chat + "/messages?day=" + day);
        screen.line("           " + chat + "/summaries/" + day + "   (with the messages that it cites)");
        if (own == null) {
            screen.line("It was up before and stays up; ./colloquy down stops it.");
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
