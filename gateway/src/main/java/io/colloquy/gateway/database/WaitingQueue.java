package io.colloquy.gateway.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * The line before the pool's connections, which has no end of its own and cannot be configured otherwise. Whoever finds it
 * full hears so at once, and a statement whose caller has stopped waiting is not run any more.
 */
@Singleton
class WaitingQueue implements PgPoolCreator {
    /** Ten for each connection: at a few milliseconds a statement they are through long before anybody's patience ends. */
    static final int MOST = 200;

    @Override
    public Pool create(Input input) {
        return Pool.pool(
                input.vertx(),
                input.pgConnectOptionsList().get(0),
                input.poolOptions()
                        .setMaxWaitQueueSize(MOST)
                        .setConnectionTimeout((int) Database.PATIENCE.toSeconds())
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS));
    }
}
