package io.colloquy.tracking.annotation.upload;

import io.vertx.mutiny.core.buffer.Buffer;
import java.util.List;

/** Some whole lines of an upload and what the look through found in them; a chunk in the database. */
record Piece(int number, Buffer bytes, List<Line> lines) {

    /**
     * One line.
     *
     * @param sourcedb null, as is sourceid, for a line that cannot be read
     * @param weight annotation items, at least 1
     */
    record Line(Place place, String sourcedb, String sourceid, int weight) {
        boolean readable() {
            return place.readable();
        }
    }
}
