package io.colloquy.standalone.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.faultproxy.CommitFault;
import io.colloquy.faultproxy.FaultProxy;
import io.colloquy.standalone.client.JobView;
import io.colloquy.standalone.client.Pause;
import io.colloquy.standalone.system.Replica;
import io.colloquy.standalone.system.Service;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A worker stands still for longer than its lease, another one takes over, the first one wakes up. Engines that fence only
 * their own rows write every result twice then.
 */
class FreezeIT {
    private static final String REFUSED = "colloquy_zombie_commits_refused_total";
    private static final Duration TAKEOVER = Duration.ofSeconds(20);

    private final SharedLab lab = SharedLab.get();
    private final LabSystem system = lab.system;

    @AfterEach
    void heal() {
        system.heal();
    }

    @Test
    void ofTenResultsInFlightInAFrozenWorkerNoneIsWrittenTwice() {
        lab.model.latency(Duration.ofSeconds(2));
        String job = lab.backfill(lab.chat(20));
        Replica frozen = lab.holder(job, 2);
        int asked = lab.model.calls();
        await().atMost(TAKEOVER).until(() -> lab.model.calls() >= Math.max(10, asked));
        long batches = lab.held(job, frozen);

        system.freeze(frozen);
        system.until("tracking", takenFrom(job, frozen), batches, TAKEOVER);
        system.thaw(frozen);

        JobView end = lab.end(job);
        assertEquals(2, batches, "two batches of five days were in its hands");
        assertEquals("completed", end.status());
        assertEquals(20, end.done());
        assertEquals(20, revisions(job), "a revision a day");
        assertNoZombie();
    }

    @Test
    void aCommitThatIsOnItsWayWhileTheBatchIsTakenOverArrivesBeforeItOrNever() {
        lab.model.latency(Duration.ofMillis(500));
        long chat = lab.chat(5);
        LabSystem.WORKERS.forEach(
                worker -> system.proxy(Wire.toDatabase(worker)).atCommit(CommitFault.HOLD, "INSERT INTO summary "));
        String job = lab.backfill(chat);
        Replica slow = lab.holder(job, 1);
        FaultProxy way = system.proxy(Wire.toDatabase(slow));
        await().atMost(TAKEOVER).until(() -> !way.waitsForItsMoment());
        system.proxy(Wire.toDatabase(SharedLab.other(slow))).pass();

        system.freeze(slow);
        system.until("tracking", takenFrom(job, slow), 1, TAKEOVER);
        // The new holder wants to announce its fence; without a check it has, and is working by now.
        Pause.of(Duration.ofSeconds(2));
        way.pass();
        system.thaw(slow);

        assertEquals("completed", lab.end(job).status());
        assertEquals(5, revisions(job));
        assertNoZombie();
    }

    @Test
    void aCompletionThatArrivesAfterTheTakeoverIsRefused() {
        lab.model.latency(Duration.ofMillis(800));
        long chat = lab.chat(5);
        Replica first = LabSystem.WORKERS.get(0);
        Replica second = LabSystem.WORKERS.get(1);
        FaultProxy door = system.proxy(Wire.between(LabSystem.GATEWAY, Service.SUMMARY));
        FaultProxy ofFirst = system.proxy(Wire.between(first, Service.TRACKING));
        FaultProxy ofSecond = system.proxy(Wire.between(second, Service.TRACKING));
        door.backends().remove(system.http(second));
        door.cut();
        await().ignoreExceptions().until(() -> lab.gateway.get("/api/chats/" + chat, JsonNode.class) != null);
        ofSecond.refuse();
        int asked = lab.model.calls();
        String job = lab.backfill(chat);
        assertEquals(first, lab.holder(job, 1));
        await().atMost(TAKEOVER).until(() -> lab.model.calls() >= asked + 5);

        ofFirst.stall();
        system.until("summary", results(job), 5, TAKEOVER);
        Pause.of(Duration.ofMillis(500));
        system.proxy(Wire.toDatabase(second)).stall();
        ofSecond.pass();
        await().atMost(TAKEOVER).until(() -> lab.held(job, second) == 1);
        long before = lab.metric(LabSystem.TRACKERS, REFUSED);
        ofFirst.pass();

        await().atMost(TAKEOVER)
                .until(() -> lab.metric(LabSystem.TRACKERS, REFUSED) > before || lab.held(job, second) == 0);
        assertEquals(1, lab.held(job, second), "the batch still is its new holder's");
        system.proxy(Wire.toDatabase(second)).pass();
        door.backends().add(system.http(second));
        assertEquals(5, lab.end(job).done());
        assertEquals(5, revisions(job));
        assertNoZombie();
    }

    private void assertNoZombie() {
        Check check = new Zombies(system).check();
        assertTrue(check.looked() > 0);
        assertEquals(List.of(), check.violations());
    }

    /** Batches that this process held once and that are not with it any more. */
    private String takenFrom(String job, Replica frozen) {
        long pid = system.process(frozen).pid();
        return "SELECT count(DISTINCT batch) FROM lab.batch_step taken WHERE job_id = '" + job
                + "' AND status = 'running'"
                + " AND worker NOT LIKE '%-" + pid
                + "-%' AND EXISTS (SELECT FROM lab.batch_step held WHERE held.id < taken.id"
                + " AND held.job_id = taken.job_id AND held.batch = taken.batch AND held.status = 'running'"
                + " AND held.worker LIKE '%-" + pid + "-%')";
    }

    private static String results(String job) {
        return "SELECT count(*) FROM plan_day WHERE plan_id = '" + job + "' AND result IS NOT NULL";
    }

    private long revisions(String job) {
        return system.number(
                "summary",
                "SELECT count(*) FROM summary JOIN plan_day USING (chat_id, day) WHERE plan_id = '" + job + "'");
    }
}
