package io.colloquy.standalone.lab;

import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.system.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may be hit next: nobody who is away already, and never so many that nothing is left to test. */
final class Victims {
    private static final int MOST_AWAY = 2;
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Set<Replica> away = new HashSet<>();
    private boolean databaseAway;

    /** Waits until somebody may be hit, and chooses; workers are hit most. */
    Replica take(double choice) {
        while (true) {
            Optional<Replica> chosen = tryTake(choice);
            if (chosen.isPresent()) {
                return chosen.get();
            }
            Pause.of(BETWEEN);
        }
    }

    /** Marks one as away that was not chosen but found. */
    synchronized boolean mark(Replica replica) {
        return away.add(replica);
    }

    synchronized void back(Replica replica) {
        away.remove(replica);
    }

    synchronized boolean isAway(Replica replica) {
        return away.contains(replica);
    }

    void takeDatabase() {
        while (!tryTakeDatabase()) {
            Pause.of(BETWEEN);
        }
    }

    synchronized void databaseBack() {
        databaseAway = false;
    }

    private synchronized Optional<Replica> tryTake(double choice) {
        List<Replica> candidates = new ArrayList<>();
        for (Replica replica : LabSystem.ALL) {
            int weight = LabSystem.WORKERS.contains(replica) ? 3 : LabSystem.TRACKERS.contains(replica) ? 2 : 1;
            for (int i = 0; i < weight && !away.contains(replica); i++) {
                candidates.add(replica);
            }
        }
        if (away.size() >= MOST_AWAY || databaseAway) {
            return Optional.empty();
        }
        Replica chosen = candidates.get((int) (choice * candidates.size()));
        away.add(chosen);
        return Optional.of(chosen);
    }

    private synchronized boolean tryTakeDatabase() {
        if (databaseAway || away.size() >= MOST_AWAY) {
            return false;
        }
        databaseAway = true;
        return true;
    }
}
