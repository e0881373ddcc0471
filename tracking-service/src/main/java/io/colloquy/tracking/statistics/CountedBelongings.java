package io.colloquy.tracking.statistics;

import io.colloquy.tracking.database.Database;
import io.colloquy.tracking.leaving.Belongings;
import io.colloquy.tracking.leaving.Erased;
import io.colloquy.tracking.leaving.ExportPage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What was counted of an account, and which of its items were under way in a crash. None of it is exported: jobs tell the same.
 * The sums over all accounts stay, because nobody can be found in them.
 */
@ApplicationScoped
class CountedBelongings implements Belongings {
    private static final String FORGET = """
            WITH hours AS (
                DELETE FROM account_hour WHERE (account, hour, slot) IN (
                    SELECT account, hour, slot FROM account_hour WHERE account = $1 ORDER BY hour, slot LIMIT 5000)
                RETURNING 1),
            crashes AS (DELETE FROM crash WHERE id IN (SELECT id FROM crash WHERE account = $1 LIMIT 5000) RETURNING 1)
            SELECT ((SELECT count(*) FROM hours) + (SELECT count(*) FROM crashes))::int AS rows
            """;

    private final Database database;

    CountedBelongings(Database database) {
        this.database = database;
    }

    @Override
    public List<String> sorts() {
        return List.of();
    }

    @Override
    public List<String> tables() {
        return List.of("account_hour", "crash");
    }

    @Override
    public Multi<ExportPage> of(String account) {
        return Multi.createFrom().empty();
    }

    @Override
    public Uni<Erased> eraseSome(String account) {
        return database.query(FORGET, Tuple.of(account))
                .map(rows -> Erased.uncounted(rows.iterator().next().getInteger("rows")));
    }
}
