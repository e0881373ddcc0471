package io.colloquy.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** db-scheduler in its fastest documented setting: lock and fetch in one statement, many executions a fetch. */
final class SchedulerEngine implements Engine {
    private static final int THREADS = 10;

    private final Results results;
    private final AtomicLong ended = new AtomicLong();

    SchedulerEngine(Results results) {
        this.results = results;
    }

    @Override
    public void queue(int items) {
        OneTimeTask<Void> task = task(Duration.ZERO);
        List<TaskInstance<?>> instances = new ArrayList<>();
        for (int item = 1; item <= items; item++) {
            instances.add(task.instance(Integer.toString(item)));
        }
        Scheduler client = scheduler("client", task);
        client.scheduleBatch(instances, Instant.now());
        client.stop();
    }

    @Override
    public AutoCloseable worker(String name, Duration work) {
        Scheduler scheduler = scheduler(name, task(work));
        scheduler.start();
        return scheduler::stop;
    }

    @Override
    public long ended() {
        return ended.get();
    }

    private Scheduler scheduler(String name, OneTimeTask<Void> task) {
        return Scheduler.create(results.pool(), task)
                .schedulerName(new SchedulerName.Fixed(name))
                .threads(THREADS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(Duration.ofSeconds(1))
                .missedHeartbeatsLimit(4)
                .build();
    }

    private OneTimeTask<Void> task(Duration work) {
        return Tasks.oneTime("item").execute((instance, context) -> {
            if (!work.isZero()) {
                Work.sleep(results, instance.getId(), work, () -> {});
                results.run("INSERT INTO result VALUES ('" + instance.getId() + "')");
            }
            ended.incrementAndGet();
        });
    }
}
