package io.colloquy.summary.leaving;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes away all that an account has, some thousand rows a statement and for about a second a call. Work under way is not
 * waited for: what it holds is passed over, and taken away by a later call, when the work has found nothing left to do.
 */
@ApplicationScoped
class Erasure {
    // From here on nothing new is begun for the account.
    private static final String BEGIN = "INSERT INTO leaving_account (account) VALUES ($1) ON CONFLICT DO NOTHING";

    private static final String END = """
            DELETE FROM leaving_account WHERE account = $1
               AND NOT EXISTS (SELECT FROM chat WHERE account = $1)
               AND NOT EXISTS (SELECT FROM import WHERE account = $1)
               AND NOT EXISTS (SELECT FROM backfill_plan WHERE account = $1)
               AND NOT EXISTS (SELECT FROM job_order WHERE account = $1)
               AND NOT EXISTS (SELECT FROM nightly_turn WHERE account = $1)""";

    private static final List<Piece> PIECES = List.of(Piece.values());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;

    Erasure(Database database) {
        this.database = database;
    }

    /** Begins no further statement when the time is up and something has gone. */
    Uni<AccountResource.Erased> erase(String account, Duration time) {
        var call = new Call(account, System.nanoTime() + time.toNanos());
        return database.query(BEGIN, Tuple.of(account))
                .chain(() -> call.piece(0))
                .chain(() -> database.query(END, Tuple.of(account)))
                .map(ended -> new AccountResource.Erased(ended.rowCount() == 1, call.deleted));
    }

    /** One call's way through the pieces, in their order, until its time is up. */
    private final class Call {
        private final String account;
        private final long end;
        private final Map<String, Long> deleted = new LinkedHashMap<>();
        private boolean anything;

        Call(String account, long end) {
            this.account = account;
            this.end = end;
            for (Piece piece : PIECES) {
                if (piece.counted != null) {
                    deleted.put(piece.counted, 0L);
                }
            }
        }

        Uni<Void> piece(int at) {
            if (at == PIECES.size() || (anything && System.nanoTime() - end >= 0)) {
                return Uni.createFrom().voidItem();
            }
            Piece piece = PIECES.get(at);
            return database.query(piece.sql, Tuple.of(account, piece.most), PATIENCE)
                    .chain(gone -> {
                        anything |= gone.rowCount() > 0;
                        if (piece.counted != null) {
                            deleted.merge(piece.counted, (long) gone.rowCount(), Long::sum);
                        }
                        return piece(gone.rowCount() < piece.most ? at + 1 : at);
                    });
        }
    }
}
