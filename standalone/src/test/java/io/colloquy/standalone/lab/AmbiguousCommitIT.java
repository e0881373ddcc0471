package io.colloquy.standalone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.faultproxy.CommitFault;
import io.colloquy.standalone.InternalTokens;
import io.colloquy.standalone.client.JobView;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection breaks at a COMMIT: done or not done, and whoever asked for it cannot know. */
class AmbiguousCommitIT {
    private final SharedLab lab = SharedLab.get();
    private final LabSystem system = lab.system;
    private final InternalTokens tokens = new InternalTokens(system.secrets());

    @BeforeEach
    void fast() {
        lab.model.latency(Duration.ofMillis(100));
    }

    @AfterEach
    void heal() {
        system.heal();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSE_REPLY", "LOSE_COMMAND"})
    void aJobWhoseCreationIsInDoubtIsAskedForAgainAndIsThereOnce(CommitFault fault) {
        long chat = lab.chat(10);
        breakNext(LabSystem.TRACKERS, fault, "INSERT INTO job ");

        String job = lab.backfill(chat);

        assertDone(job, 10);
        system.until("summary", "SELECT attempts FROM job_order WHERE id = '" + job + "'", 2, SharedLab.PATIENCE);
        assertEquals(1, events(job, "created"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSE_REPLY", "LOSE_COMMAND"})
    void aClaimInDoubtIsNotRepeatedAndItsBatchComesBackWithItsLease(CommitFault fault) {
        // The workers' own claims would meet the fault instead; without a batch in hand they miss nothing.
        LabSystem.WORKERS.forEach(system::freeze);
        Replica tracker = LabSystem.TRACKERS.get(0);
        String job = UUID.randomUUID().toString();
        String order = "{'id': '" + job + "', 'kind': 'doubt', 'title': 'In doubt', 'payload': {},"
                + " 'batches': [{'items': ['a']}]}";
        assertEquals(201, post(tracker, "jobs", order).statusCode());
        // Not the claim's own statement: tracking-service asks itself for work as well, and finds none.
        system.proxy(Wire.toDatabase(tracker)).atCommit(fault, "UPDATE job SET started_at");

        assertEquals(503, claim(tracker).statusCode());

        if (fault == CommitFault.LOSE_REPLY) {
            assertEquals("[]", claim(tracker).body(), "somebody holds it, nobody knows who");
            system.until(
                    "tracking",
                    "SELECT count(*) FROM batch WHERE status = 'pending' AND job_id = '" + job + "'",
                    1,
                    SharedLab.PATIENCE);
        }
        String attempt = fault == CommitFault.LOSE_REPLY ? "\"attempt\":2" : "\"attempt\":1";
        String body = claim(tracker).body();
        assertTrue(body.contains(attempt), body);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSE_REPLY", "LOSE_COMMAND"})
    void aCompletionInDoubtIsRepeatedAndCountsOnce(CommitFault fault) {
        long chat = lab.chat(10);
        breakNext(LabSystem.TRACKERS, fault, "UPDATE batch SET status = 'completed'");

        String job = lab.backfill(chat);

        assertDone(job, 10);
        assertBroke(LabSystem.TRACKERS);
        assertEquals(
                0,
                system.number("tracking", "SELECT sum(crashes) FROM batch WHERE job_id = '" + job + "'"),
                "no new attempt");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSE_REPLY", "LOSE_COMMAND"})
    void anImportWhosePublicationIsInDoubtIsLookedAtAndPublishedOnce(CommitFault fault) {
        breakNext(LabSystem.WORKERS, fault, "UPDATE import SET status = 'finished'");

        long chat = lab.chat(10);

        assertBroke(LabSystem.WORKERS);
        assertEquals(30, system.number("summary", "SELECT count(*) FROM message WHERE chat_id = " + chat));
        assertEquals(1, system.number("summary", "SELECT count(*) FROM import_chat WHERE chat_id = " + chat));
    }

    private HttpResponse<String> claim(Replica tracker) {
        return post(tracker, "batches/claim", "{'worker': 'doubting', 'kinds': ['doubt'], 'max': 1}");
    }

    private HttpResponse<String> post(Replica tracker, String path, String body) {
        String account = path.equals("jobs") ? "local" : Service.SUMMARY.program();
        return Direct.post(
                "http://127.0.0.1:" + system.http(tracker) + "/internal/" + path,
                tokens.summary(Service.TRACKING, account),
                body.replace('\'', '"'));
    }

    /** Whichever replica is the first to commit such a transaction meets the fault. */
    private void breakNext(List<Replica> replicas, CommitFault fault, String statement) {
        replicas.forEach(replica -> system.proxy(Wire.toDatabase(replica)).atCommit(fault, statement));
    }

    private void assertBroke(List<Replica> replicas) {
        assertTrue(
                replicas.stream()
                        .anyMatch(replica ->
                                !system.proxy(Wire.toDatabase(replica)).waitsForItsMoment()),
                "a commit met the fault");
    }

    private void assertDone(String job, int days) {
        JobView end = lab.end(job);
        assertEquals("completed", end.status());
        assertEquals(days, end.done());
        assertEquals(1, events(job, "finished"));
        assertEquals(
                days,
                system.number(
                        "summary",
                        "SELECT count(*) FROM summary JOIN plan_day USING (chat_id, day) WHERE plan_id = '" + job
                                + "'"));
    }

    private long events(String job, String name) {
        return system.number(
                "tracking", "SELECT count(*) FROM job_event WHERE job_id = '" + job + "' AND name = '" + name + "'");
    }
}
