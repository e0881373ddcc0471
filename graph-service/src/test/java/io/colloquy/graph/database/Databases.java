package io.colloquy.graph.database;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;

/** For tests that play several replicas in one process, each with a pool of its own. */
public final class Databases {
    private Databases() {}

    /** As patient as a test on a busy machine has to be. */
    public static Database over(Pool pool) {
        return new Database(pool, Duration.ofSeconds(20));
    }
}
