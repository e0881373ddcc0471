package io.colloquy.standalone.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks for broken guarantees in what is stored, in what the databases wrote down, and in what clients were told. */
final class Checks {
    private static final String ENDED = "('completed', 'completed_with_errors', 'failed', 'cancelled')";

    private final LabSystem system;
    private final History history;
    private final List<Check> done = new ArrayList<>();

    private Checks(LabSystem system, History history) {
        this.system = system;
        this.history = history;
    }

    static List<Check> of(LabSystem system, History history) {
        Checks checks = new Checks(system, history);
        checks.everythingAcceptedEndsOnce();
        checks.oneSummaryPerDay();
        checks.add(new Zombies(system).check());
        checks.countersEqualBatches();
        checks.importsAreWhole();
        return List.copyOf(checks.done);
    }

    private void everythingAcceptedEndsOnce() {
        Set<String> ended = column("tracking", "SELECT id FROM job WHERE status IN " + ENDED);
        List<String> lost = new ArrayList<>();
        for (History.Backfill backfill : history.backfills()) {
            if (!ended.contains(backfill.jobId())) {
                lost.add("backfill " + backfill.jobId() + " was accepted and did not end");
            }
        }
        lost.addAll(
                found("summary", "SELECT 'plan ' || id || ' is ' || state FROM backfill_plan WHERE state = 'applied'"));
        lost.addAll(
                found("summary", "SELECT 'job ' || id || ' is still owed' FROM job_order WHERE delivered_at IS NULL"));
        lost.addAll(found(
                "tracking",
                "SELECT 'batch ' || number || ' of ' || job_id || ' is ' || status FROM batch"
                        + " WHERE status IN ('pending', 'running', 'paused')"));
        add("J1", "everything accepted reached an end", history.backfills().size(), lost);
        add(
                "J1",
                "what has ended never moves again",
                system.number("tracking", "SELECT count(*) FROM lab.batch_step"),
                found(
                        "tracking",
                        "SELECT 'batch ' || batch || ' of ' || job_id || ' went from ' || was || ' to ' || status"
                                + " FROM lab.batch_step WHERE was IN ('completed', 'failed', 'crashed', 'split', 'cancelled')"));
    }

    private void oneSummaryPerDay() {
        add(
                "J2",
                "a revision for every result, and none besides",
                system.number("summary", "SELECT count(*) FROM summary"),
                found("summary", """
                        SELECT format('chat %s day %s has %s revisions and %s results', s.chat_id, s.day, s.revisions, coalesce(p.results, 0))
                        FROM (SELECT chat_id, day, count(*) AS revisions FROM summary GROUP BY chat_id, day) s
                        LEFT JOIN (SELECT chat_id, day, count(*) AS results FROM plan_day
                                   WHERE result IN ('created', 'fallback') GROUP BY chat_id, day) p USING (chat_id, day)
                        WHERE s.revisions IS DISTINCT FROM p.results"""));
        add(
                "J2",
                "one generated summary per chat, day and inputs",
                system.number("summary", "SELECT count(*) FROM summary WHERE method = 'generated'"),
                found("summary", """
                        SELECT format('chat %s day %s was generated %s times', chat_id, day, count(*)) FROM summary
                        WHERE method = 'generated' GROUP BY chat_id, day, input_hash HAVING count(*) > 1"""));
        add(
                "J2",
                "no day is missing after the last backfill",
                system.number("summary", "SELECT count(*) FROM chat_day"),
                found("summary", """
                        SELECT format('chat %s day %s has no summary', chat_id, day) FROM chat_day d
                        WHERE NOT EXISTS (SELECT FROM summary s WHERE s.chat_id = d.chat_id AND s.day = d.day)"""));
    }

    private void countersEqualBatches() {
        add(
                "J7",
                "counters equal the batches at every commit",
                system.number("tracking", "SELECT count(*) FROM lab.job_step"),
                found(
                        "tracking",
                        "SELECT format('job %s counted %s, its batches %s', job_id, counted, in_batches)"
                                + " FROM lab.job_step WHERE counted <> in_batches"));
        add(
                "J7",
                "counters and percent never fall, and end at 100",
                history.backfills().size(),
                join(history.untruths(), found("tracking", """
                        SELECT format('job %s fell from %s to %s', job_id, before, counted) FROM (
                            SELECT job_id, counted, lag(counted) OVER (PARTITION BY job_id ORDER BY id) AS before
                            FROM lab.job_step) s
                        WHERE EXISTS (SELECT FROM unnest(counted, before) AS c (now, earlier) WHERE now < earlier)""")));
    }

    /** The files make chats of their own, so a chat holds all of its file's messages or none. */
    private void importsAreWhole() {
        Map<String, Integer> wanted = new TreeMap<>();
        history.uploads().forEach(upload -> wanted.put(name(upload.fileName()), upload.messages()));
        Set<String> crashed = column("tracking", "SELECT id FROM job WHERE kind = 'import' AND status = 'failed'");
        List<String> torn = new ArrayList<>();
        for (List<String> row : system.rows(
                "summary",
                "SELECT 'import ' || id || ' is ' || status, job_id FROM import WHERE status <> 'finished'")) {
            if (!crashed.contains(row.get(1)) || row.get(0).endsWith("waiting")) {
                torn.add(row.get(0));
            }
        }
        torn.addAll(found("summary", "SELECT 'bytes of import ' || import_id || ' are left' FROM import_chunk"));
        Set<String> there = new TreeSet<>();
        for (List<String> chat : system.rows(
                "summary",
                "SELECT c.name, count(m.id) FROM chat c LEFT JOIN message m ON m.chat_id = c.id GROUP BY c.id, c.name")) {
            Integer messages = wanted.get(chat.get(0));
            if (messages != null && messages != Integer.parseInt(chat.get(1))) {
                torn.add("chat " + chat.get(0) + " has " + chat.get(1) + " messages of " + messages);
            }
            if (!there.add(chat.get(0))) {
                torn.add("chat " + chat.get(0) + " is there twice");
            }
        }
        wanted.keySet().stream().filter(name -> !there.contains(name)).forEach(name -> torn.add(name + " was lost"));
        add("J11", "an import is all or nothing, and once", history.uploads().size(), torn);
    }

    private static String name(String fileName) {
        return fileName.replace("WhatsApp Chat with ", "").replace(".txt", "");
    }

    private void add(String id, String statement, long looked, List<String> violations) {
        add(new Check(id, statement, looked, violations));
    }

    private void add(Check check) {
        done.add(check);
    }

    private List<String> found(String database, String query) {
        return new ArrayList<>(column(database, query));
    }

    private Set<String> column(String database, String query) {
        return system.rows(database, query).stream()
                .map(row -> row.get(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> join(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
