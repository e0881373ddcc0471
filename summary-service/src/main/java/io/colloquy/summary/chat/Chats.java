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
            "INSERT INTO chat (name, zone, day_start) VALUES ($1, $2, $3) RETURNING " + ChatView.COLUMNS;
    private static final String FIND = "SELECT " + ChatView.COLUMNS + " FROM chat WHERE id = $1";
    private static final String LIST = "SELECT " + ChatView.COLUMNS + " FROM chat WHERE id > $1 ORDER BY id LIMIT $2";
    private static final String UPDATE = """
            UPDATE chat SET name = coalesce($2, name), zone = coalesce($3, zone), day_start = coalesce($4, day_start)
            WHERE id = $1 RETURNING\s""" + ChatView.COLUMNS;
    private static final String BY_NAME = "SELECT id, zone FROM chat WHERE name = $1 ORDER BY id LIMIT 2";
    private static final String BY_ID = "SELECT id, zone FROM chat WHERE id = $1";

    private final Database database;

    Chats(Database database) {
        this.database = database;
    }

    /** A chat as other features address it. */
    public record Target(long id, String zone) {}

    /** The chat of this id or name; none is a problem, and so are two of the same name. */
    public Uni<Target> target(String idOrName) {
        return idOrName.matches("[0-9]{1,18}")
                ? only(BY_ID, Tuple.of(Long.valueOf(idOrName)), idOrName)
                : only(BY_NAME, Tuple.of(idOrName), idOrName);
    }

    Uni<ChatView> create(String name, String zone, short dayStart) {
        return database.query(CREATE, Tuple.of(name, zone, dayStart)).map(rows -> one(rows, 0));
    }

    Uni<ChatView> find(long id) {
        return database.query(FIND, Tuple.of(id)).map(rows -> one(rows, id));
    }

    Uni<List<ChatView>> list(long after, int limit) {
        return database.query(LIST, Tuple.of(after, limit)).map(rows -> all(rows, ChatView::of));
    }

    Uni<ChatView> update(long id, String name, String zone, Short dayStart) {
        return database.query(UPDATE, Tuple.of(id, name, zone, dayStart)).map(rows -> one(rows, id));
    }

    Uni<Void> delete(long id) {
        return database.query("DELETE FROM chat WHERE id = $1", Tuple.of(id))
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
