package io.colloquy.summary.importing;

import io.vertx.mutiny.sqlclient.Row;

/** What is needed to publish an upload: also for whom, which no batch tells. */
record StoredImport(
        long id, String account, String status, long bytes, Long target, String chatName, String zone, String survey) {
    static final String SELECT = """
            SELECT id, account, status, bytes, target, chat_name, zone, survey::text AS survey FROM import
             WHERE id = $1""";

    static StoredImport of(Row row) {
        return new StoredImport(
                row.getLong("id"),
                row.getString("account"),
                row.getString("status"),
                row.getLong("bytes"),
                row.getLong("target"),
                row.getString("chat_name"),
                row.getString("zone"),
                row.getString("survey"));
    }

    /** How an earlier attempt ended that could not report it. */
    Publisher.End end() {
        return status.equals("finished") ? Publisher.End.PUBLISHED : Publisher.End.REFUSED;
    }

    boolean waiting() {
        return status.equals("waiting");
    }
}
