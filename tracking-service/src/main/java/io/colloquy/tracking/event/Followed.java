package io.colloquy.tracking.event;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** A job that an account asks for; every statement about it carries both. */
record Followed(String account, UUID job) {
    Tuple values() {
        return Tuple.of(job, account);
    }
}
