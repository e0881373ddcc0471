package io.colloquy.gateway.limit;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.database.Nap;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.LongSupplier;

/**
 * Buckets that all replicas take from: one statement on the database's clock, in which the row's lock puts requests that
 * come together into a line. A refusal is remembered until it ends, so that a flood costs no statements.
 */
@ApplicationScoped
class SharedBuckets {
    /**
     * The clock is read after the row was locked, so the point in time never moves back. Nothing is further ahead than a
     * whole bucket, unless the clock was set back: then nobody waits until it has caught up.
     */
    private static final String TAKE = """
            INSERT INTO limit_bucket AS bucket (name, full_at, admitted)
            VALUES ($1, clock_timestamp() + $2 * interval '1 microsecond', true)
            ON CONFLICT (name) DO UPDATE SET (full_at, admitted) = (
                SELECT CASE WHEN fits THEN greatest(was, at) + $2 * interval '1 microsecond' ELSE was END, fits
                FROM (SELECT at, was, was + $2 * interval '1 microsecond' <= at + $3 * interval '1 microsecond' AS fits
                      FROM (SELECT at, least(bucket.full_at, at + $3 * interval '1 microsecond') AS was
                            FROM (SELECT clock_timestamp() AS at) clock) state) decision)
            RETURNING admitted, (extract(epoch FROM full_at - clock_timestamp()) * 1000000)::bigint AS ahead
            """;

    private final Database database;
    private final LongSupplier clock;
    private final Refusals refusals;
    private final Nap nap;

    @Inject
    SharedBuckets(Database database) {
        this(database, () -> System.nanoTime() / 1_000);
    }

    SharedBuckets(Database database, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
        this.refusals = new Refusals(clock);
        this.nap = new Nap(() -> clock.getAsLong() * 1_000);
    }

    /** Fails with {@link io.colloquy.gateway.database.DatabaseUnavailable} when nobody can say; after that nobody waits for a moment. */
    Uni<Standing> take(LimitClass limit, String who, Rate rate) {
        String name = limit.policy() + ":" + who;
        long asked = clock.getAsLong();
        return refusals.of(name, limit, rate)
                .map(refused -> Uni.createFrom().item(refused))
                .orElseGet(() -> nap.ask(() -> ask(name, limit, rate, asked)));
    }

    private Uni<Standing> ask(String name, LimitClass limit, Rate rate, long asked) {
        return database.run(TAKE, Tuple.of(name, rate.interval(), rate.tolerance()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    Standing standing = new Standing(limit, rate, row.getBoolean("admitted"), row.getLong("ahead"));
                    if (!standing.admitted()) {
                        refusals.remember(name, asked + standing.ahead());
                    }
                    return standing;
                });
    }
}
