package io.colloquy.standalone.lab;

import io.colloquy.standalone.client.JobView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the lab's clients asked for, what they were answered, and what was done to the system meanwhile. */
final class History {
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final List<Upload> uploads = new ArrayList<>();
    private final List<Backfill> backfills = new ArrayList<>();
    private final List<String> untruths = new ArrayList<>();
    private final Map<String, JobView> newest = new ConcurrentHashMap<>();

    /**
     * An upload that was answered with success.
     *
     * @param messages how many the file holds
     */
    record Upload(long importId, String fileName, int messages, int days) {}

    /** A plan whose application was answered with success. */
    record Backfill(String jobId) {}

    synchronized int began(Disturbance disturbance) {
        disturbances.add(disturbance);
        return disturbances.size() - 1;
    }

    synchronized void ended(int number, Instant at) {
        disturbances.set(number, disturbances.get(number).until(at));
    }

    synchronized void accepted(Upload upload) {
        uploads.add(upload);
    }

    synchronized void accepted(Backfill backfill) {
        backfills.add(backfill);
    }

    /** A client saw what may never be seen. */
    synchronized void untrue(String what) {
        untruths.add(what);
    }

    /** A view of a job as a client got it; later ones must not show less. */
    void saw(JobView job) {
        JobView before = newest.put(job.id(), job);
        if (before != null && (job.percent() < before.percent() || job.ended() < before.ended())) {
            untrue("job " + job.id() + " fell from " + before.percent() + " % to " + job.percent() + " %");
        }
        if (job.isOver() && job.percent() != 100) {
            untrue("job " + job.id() + " ended as " + job.status() + " at " + job.percent() + " %");
        }
    }

    synchronized List<Disturbance> disturbances() {
        return List.copyOf(disturbances);
    }

    synchronized List<Upload> uploads() {
        return List.copyOf(uploads);
    }

    synchronized List<Backfill> backfills() {
        return List.copyOf(backfills);
    }

    synchronized List<String> untruths() {
        return List.copyOf(untruths);
    }

    /** How often each fault happened. */
    synchronized Map<Fault, Integer> counts() {
        Map<Fault, Integer> counts = new TreeMap<>();
        disturbances.forEach(happened -> counts.merge(happened.fault(), 1, Integer::sum));
        return counts;
    }
}
