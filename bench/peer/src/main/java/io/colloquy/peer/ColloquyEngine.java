package io.colloquy.peer;

import io.colloquy.batchworker.BatchHandler;
import io.colloquy.batchworker.BatchWorker;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.Outcome;
import io.colloquy.batchworker.WorkerOptions;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Batches of one item, claimed over HTTP; a result is written under the claim's fence, as every Colloquy worker does. */
final class ColloquyEngine implements Engine {
    private static final int SLOTS = 10;

    private final Results results;
    private final TrackingQueue queue;
    private final AtomicLong ended = new AtomicLong();

    ColloquyEngine(Results results, String tracking) {
        this.results = results;
        this.queue = new TrackingQueue(tracking);
    }

    @Override
    public void queue(int items) {
        queue.job(items);
    }

    @Override
    public AutoCloseable worker(String name, Duration work) {
        var counting = new CountingQueue(queue, ended);
        var worker = new BatchWorker(counting, List.of(new Handler(work)), WorkerOptions.of(name, SLOTS));
        worker.start();
        return () -> worker.stop().await().indefinitely();
    }

    @Override
    public long ended() {
        return ended.get();
    }

    private final class Handler implements BatchHandler {
        private final Duration work;

        Handler(Duration work) {
            this.work = work;
        }

        @Override
        public String kind() {
            return "bench";
        }

        @Override
        public Uni<Outcome> handle(Claim claim, Progress progress) {
            if (work.isZero()) {
                return Uni.createFrom().item(new Outcome(1, 0, 0, 0, List.of()));
            }
            return Uni.createFrom().item(() -> {
                Work.sleep(results, claim.items().get(0), work, () -> announce(claim));
                write(claim);
                return new Outcome(1, 0, 0, 0, List.of());
            });
        }
    }

    private void announce(Claim claim) {
        execute(
                "INSERT INTO batch_fence VALUES (?, ?, ?) ON CONFLICT (job_id, batch)"
                        + " DO UPDATE SET fence = greatest(batch_fence.fence, excluded.fence)",
                claim,
                null);
    }

    private void write(Claim claim) {
        execute(
                "INSERT INTO result SELECT ? FROM batch_fence WHERE job_id = ? AND batch = ? AND fence = ? FOR SHARE",
                claim,
                claim.items().get(0));
    }

    private void execute(String sql, Claim claim, String item) {
        try (Connection connection = results.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (item != null) {
                statement.setString(next++, item);
            }
            statement.setObject(next++, claim.jobId());
            statement.setInt(next++, claim.batch());
            statement.setLong(next, claim.fence());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
