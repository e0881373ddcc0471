package io.colloquy.gateway.leaving;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** Who is being given his data by this replica: one export an account, so that nobody takes all the turns. */
@ApplicationScoped
class ExportTurns {
    static final int MOST = 32;

    private final Set<String> running = new HashSet<>();

    /** To be given back with {@link #end}, unless it fails. */
    synchronized void begin(String account) {
        if (running.contains(account)) {
            throw new Refused(Problem.of(
                            429,
                            "export-running",
                            "An export is running",
                            "Another export of this account is being downloaded; there is one at a time.")
                    .with("Retry-After", "10"));
        }
        if (running.size() >= MOST) {
            throw new Refused(Problem.of(
                            503,
                            "too-many-exports",
                            "Too many exports",
                            "As many exports are being downloaded as there may be. Ask again in a moment.")
                    .with("Retry-After", "30"));
        }
        running.add(account);
    }

    synchronized void end(String account) {
        running.remove(account);
    }
}
