package io.colloquy.standalone.commandline;

import io.colloquy.standalone.client.LedgerVerdict;
import io.colloquy.standalone.terminal.SafeText;
import io.colloquy.standalone.terminal.Screen;
import java.util.List;

/** Adds the usage ledger of a running system up again; exit code 1 when a number is wrong. */
final class UsageCommand implements Command {
    @Override
    public int run(List<String> words, Setting setting, Screen screen) {
        if (!Options.of(words).rest().equals(List.of("verify"))) {
            throw new WrongUsage("What about usage? ./colloquy usage verify");
        }
        var gateway = Entrance.running(setting).client();
        return tell(gateway.get("/api/operator/usage/verify", LedgerVerdict.class), screen);
    }

    static int tell(LedgerVerdict verdict, Screen screen) {
        if (verdict.consistent()) {
            screen.line("The usage ledger is consistent: every number is what its reservations add up to.");
            return Colloquy.DONE;
        }
        screen.line("The usage ledger is wrong in " + verdict.findings().size() + " numbers:");
        for (LedgerVerdict.Finding finding : verdict.findings()) {
            screen.line("  " + finding.day() + "  " + SafeText.of(finding.account()) + ": " + finding.what()
                    + ": booked " + finding.booked() + ", counted " + finding.counted());
        }
        return Colloquy.PROBLEM;
    }
}
