package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.upload.Storing.Delivery;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads an upload's lines back. */
final class Chunks {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINES = 200;

    private static final String READ = """
            SELECT substring(chunk.bytes FROM wanted.start + 1 FOR wanted.length) AS bytes
            FROM unnest($3::int[], $4::int[], $5::int[]) WITH ORDINALITY AS wanted (number, start, length, position)
            JOIN annotation_chunk AS chunk
                ON chunk.project = $1 AND chunk.upload_id = $2 AND chunk.number = wanted.number
            ORDER BY wanted.position
            """;

    private final SqlConnection connection;
    private final String project;
    private final UUID upload;

    Chunks(SqlConnection connection, String project, UUID upload) {
        this.connection = connection;
        this.project = project;
        this.upload = upload;
    }

    /** Cut so that none is too much to be held in memory. */
    static List<List<Place>> portions(List<Place> places) {
        var portions = new ArrayList<List<Place>>();
        var portion = new ArrayList<Place>();
        long bytes = 0;
        for (Place place : places) {
            if (!portion.isEmpty() && (portion.size() == MOST_LINES || bytes + place.length() > MOST_BYTES)) {
                portions.add(List.copyOf(portion));
                portion.clear();
                bytes = 0;
            }
            portion.add(place);
            bytes += place.length();
        }
        if (!portion.isEmpty()) {
            portions.add(portion);
        }
        return portions;
    }

    Uni<List<Delivery>> read(List<Place> places) {
        var values = Tuple.of(project, upload)
                .addArrayOfInteger(places.stream().map(Place::chunk).toArray(Integer[]::new))
                .addArrayOfInteger(places.stream().map(Place::offset).toArray(Integer[]::new))
                .addArrayOfInteger(places.stream().map(Place::length).toArray(Integer[]::new));
        return connection
                .preparedQuery(READ)
                .execute(values)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> deliveries(places, rows));
    }

    private static List<Delivery> deliveries(List<Place> places, RowSet<Row> rows) {
        if (rows.size() != places.size()) {
            throw new IllegalStateException("the upload is no longer kept; send it again");
        }
        var deliveries = new ArrayList<Delivery>(places.size());
        for (Row row : rows) {
            byte[] bytes = row.getBuffer("bytes").getBytes();
            deliveries.add(new Delivery(places.get(deliveries.size()), Parcel.unpack(bytes)));
        }
        return deliveries;
    }
}
