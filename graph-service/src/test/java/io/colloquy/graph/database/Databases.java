package io.colloquy.graph.database;

import io.vertx.mutiny.sqlclient.Pool;

/** For tests that play several replicas in one process, each with a pool of its own. */
public final class Databases {
    private Databases() {}

    public static Database over(Pool pool) {
        return new Database(pool);
    }
}
