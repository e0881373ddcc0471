package io.colloquy.graph.journal;

import io.colloquy.graph.database.Database;
import io.colloquy.graph.database.Together;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Answers on their way to the disk: those that come while others are being written share the next statement. */
final class Storing {
    private static final String DISK = "disk";

    private final Database database;
    private final Together<String, Paid, Boolean> together = new Together<>((disk, paid) -> write(paid), Paid::row);

    Storing(Database database) {
        this.database = database;
    }

    /** Gives whether this is the answer that the journal holds now; otherwise another was there first. */
    Uni<Boolean> store(JournalKey key, Entry.Stored answer) {
        return together.write(DISK, new Paid(key, answer));
    }

    private Uni<List<Boolean>> write(List<Paid> paid) {
        var values = Tuple.tuple()
                .addArrayOfString(each(paid, Paid::row, String[]::new))
                .addArrayOfString(each(paid, one -> one.key().account(), String[]::new))
                .addArrayOfString(each(paid, one -> one.key().callerKey(), String[]::new))
                .addArrayOfString(each(paid, one -> one.key().purpose(), String[]::new))
                .addArrayOfString(each(paid, one -> one.key().requestHash(), String[]::new))
                .addArrayOfUUID(each(paid, one -> one.answer().operationId(), UUID[]::new))
                .addArrayOfString(each(paid, one -> one.answer().provider(), String[]::new))
                .addArrayOfString(each(paid, one -> one.answer().model(), String[]::new))
                .addArrayOfString(each(paid, one -> one.answer().promptVersion(), String[]::new))
                .addArrayOfInteger(each(paid, one -> one.answer().attempts(), Integer[]::new))
                .addArrayOfString(each(paid, one -> one.answer().answer(), String[]::new))
                .addArrayOfLong(each(paid, one -> one.answer().promptTokens(), Long[]::new))
                .addArrayOfLong(each(paid, one -> one.answer().completionTokens(), Long[]::new))
                .addArrayOfString(each(paid, one -> plain(one.answer().cost()), String[]::new));
        return database.run(JournalSql.STORE, values).map(rows -> {
            var stored = new HashSet<UUID>();
            rows.forEach(row -> stored.add(row.getUUID("operation_id")));
            return paid.stream()
                    .map(one -> stored.contains(one.answer().operationId()))
                    .toList();
        });
    }

    private static String plain(BigDecimal cost) {
        return cost == null ? null : cost.toPlainString();
    }

    private static <T> T[] each(List<Paid> paid, Function<Paid, T> part, Function<Integer, T[]> array) {
        return paid.stream().map(part).toArray(array::apply);
    }

    private record Paid(JournalKey key, Entry.Stored answer) {
        String row() {
            return key.row();
        }
    }
}
