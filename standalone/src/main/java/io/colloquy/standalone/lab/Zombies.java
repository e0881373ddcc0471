package io.colloquy.standalone.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Results of a holder that had been overtaken. Claims and results are in two databases, but both wrote down the same
 * server's time at their commits: whoever wrote a result must be whoever had announced a fence for its batch last.
 */
final class Zombies {
    /** Microseconds, which is as fine as PostgreSQL's clock. */
    private static final String MICROS = "(extract(epoch FROM at) * 1000000)::bigint";

    private final LabSystem system;

    Zombies(LabSystem system) {
        this.system = system;
    }

    private record Announced(long at, String writer) {}

    Check check() {
        Map<String, List<Announced>> announced = announced();
        List<String> zombies = new ArrayList<>();
        List<List<String>> results =
                system.rows("summary", "SELECT plan_id, item, " + MICROS + ", writer FROM lab.result ORDER BY id");
        for (List<String> result : results) {
            long at = Long.parseLong(result.get(2));
            String item = result.get(0) + " " + result.get(1);
            announced.getOrDefault(item, List.of()).stream()
                    .filter(announcement -> announcement.at() <= at)
                    .reduce((earlier, later) -> later.at() < earlier.at() ? earlier : later)
                    .filter(last -> !last.writer().equals(result.get(3)))
                    .ifPresent(last -> zombies.add(item + " was written by " + result.get(3) + ", " + (at - last.at())
                            + " µs after " + last.writer() + " had taken over"));
        }
        return new Check("J3", "no result of a holder that was overtaken", results.size(), zombies);
    }

    /** By job and item, the holders of the batch that the item is in; closing an ancestor's fence is not holding it. */
    private Map<String, List<Announced>> announced() {
        Set<String> claims = new HashSet<>();
        system.rows("tracking", "SELECT job_id, batch, fence FROM lab.batch_step WHERE status = 'running'")
                .forEach(claim -> claims.add(String.join(" ", claim)));
        Map<String, List<String>> items = new HashMap<>();
        system.rows("tracking", "SELECT job_id, number, unnest(items) FROM batch")
                .forEach(row -> items.computeIfAbsent(row.get(0) + " " + row.get(1), batch -> new ArrayList<>())
                        .add(row.get(2)));
        Map<String, List<Announced>> announced = new HashMap<>();
        for (List<String> row : system.rows(
                "summary", "SELECT job_id, batch, fence, " + MICROS + ", writer FROM lab.announced ORDER BY id")) {
            String batch = row.get(0) + " " + row.get(1);
            if (!claims.contains(batch + " " + row.get(2))) {
                continue;
            }
            var by = new Announced(Long.parseLong(row.get(3)), row.get(4));
            for (String item : items.getOrDefault(batch, List.of())) {
                announced
                        .computeIfAbsent(row.get(0) + " " + item, any -> new ArrayList<>())
                        .add(by);
            }
        }
        return announced;
    }
}
