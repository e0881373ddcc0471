package io.colloquy.standalone.commandline;

import io.colloquy.standalone.system.Home;
import io.colloquy.standalone.system.OperatorKey;
import io.colloquy.standalone.system.Ports;
import io.colloquy.standalone.system.Service;
import io.colloquy.standalone.terminal.Screen;

/** Where a running system answers. */
final class Addresses {
    private Addresses() {}

    static void print(Screen screen, Ports ports, Home home) {
        String gateway = ports.url(Service.GATEWAY);
        screen.line("Colloquy runs at " + gateway);
        screen.line("  health   " + gateway + "/health/deep");
        screen.line("  chats    " + gateway + "/api/chats");
        screen.line("  jobs     " + gateway + "/api/jobs");
        screen.line(
                "  metrics  http://127.0.0.1:" + ports.management(Service.SUMMARY) + "/q/metrics (summary-service)");
        screen.line("  logs     " + home.folder().resolve("logs"));
        screen.line("  key      " + OperatorKey.file(home) + ", of the account 'local', which is the operator");
        screen.line("           curl -H @" + OperatorKey.header(home) + " " + gateway + "/api/chats");
    }
}
