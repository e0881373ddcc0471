package io.colloquy.summary.chat;

import io.colloquy.summary.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The chats' own rows. */
@ApplicationScoped
public class Chats {
    private static final String CREATE =
            "INSERT INTO chat (account, name, zone, day_start) VALUES ($1, $2, $3, $4) RETURNING " + ChatView.COLUMNS;
    private static final String FIND = "SELECT " + ChatView.COLUMNS + " FROM chat WHERE account = $1 AND id = $2";
    private static final String LIST =
            "SELECT " + ChatView.COLUMNS + " FROM chat WHERE account = $1 AND id > $2 ORDER BY id LIMIT $3";
    private static final String UPDATE = """
            UPDATE chat SET name = coalesce($3, name), zone = coalesce($4, zone), day_start = coalesce($5, day_start)
            WHERE account = $1 AND id = $2 RETURNING\s""" + ChatView.COLUMNS;
    private static final String DELETE = "DELETE FROM chat WHERE account = $1 AND id = $2";
    private static final String BY_NAME =
            "SELECT id, zone FROM chat WHERE account = $1 AND name = $2 ORDER BY id LIMIT 2";
    private static final String BY_ID = "SELECT id, zone FROM chat WHERE account = $1 AND id = $2";

    private final Database database;

    Chats(Database database) {
        this.database = database;
    }

    /** A chat as other features address it. */
    public record Target(long id, String zone) {}

    /** The account's chat of this id or name; none is a problem, and so are two of the same name. */
    public Uni<Target> target(String account, String idOrName) {
        return idOrName.matches("[0-9]{1,18}")
                ? only(BY_ID, Tuple.of(account, Long.valueOf(idOrName)), idOrName)
                : only(BY_NAME, Tuple.of(account, idOrName), idOrName);
    }

    Uni<ChatView> create(String account, String name, String zone, short dayStart) {
        return database.query(CREATE, Tuple.of(account, name, zone, dayStart)).map(rows -> one(rows, 0));
    }

    Uni<ChatView> find(String account, long id) {
        return database.query(FIND, Tuple.of(account, id)).map(rows -> one(rows, id));
    }

    Uni<List<ChatView>> list(String account, long after, int limit) {
        return database.query(LIST, Tuple.of(account, after, limit)).map(rows -> all(rows, ChatView::of));
    }

    Uni<ChatView> update(String account, long id, String name, String zone, Short dayStart) {
        return database.query(UPDATE, Tuple.of(account, id, name, zone, dayStart))
                .map(rows -> one(rows, id));
    }

    Uni<Void> delete(String account, long id) {
        return database.query(DELETE, Tuple.of(account, id))
                .invoke(gone -> {
                    if (gone.rowCount() == 0) {
                        throw ChatProblem.unknownChat(String.valueOf(id));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Target> only(String sql, Tuple key, String idOrName) {
        return database.query(sql, key).map(rows -> {
            List<Target> found = all(rows, row -> new Target(row.getLong("id"), row.getString("zone")));
            if (found.isEmpty()) {
                throw ChatProblem.unknownChat(idOrName);
            }
            if (found.size() > 1) {
                throw ChatProblem.severalChats(idOrName);
            }
            return found.get(0);
        });
    }

    private static ChatView one(RowSet<Row> rows, long id) {
        if (rows.size() == 0) {
            throw ChatProblem.unknownChat(String.valueOf(id));
        }
        return ChatView.of(rows.iterator().next());
    }

    static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
