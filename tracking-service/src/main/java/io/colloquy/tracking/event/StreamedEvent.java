package io.colloquy.tracking.event;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** One event on its way to a client; only what is stored has an id, so that nothing else moves the client's position. */
record StreamedEvent(long id, String name, String data) {
    /** Never sent: marks the place after the last event. */
    static final StreamedEvent END = new StreamedEvent(0, "end", "");

    static StreamedEvent from(Row row) {
        return new StreamedEvent(row.getLong("id"), row.getString("name"), row.getString("data"));
    }

    static StreamedEvent heartbeat(long lastProgressSecondsAgo) {
        return new StreamedEvent(0, "heartbeat", "{\"lastProgressSecondsAgo\":" + lastProgressSecondsAgo + "}");
    }

    static StreamedEvent stale(String job) {
        return new StreamedEvent(0, "stale", job);
    }

    boolean isLast() {
        return "finished".equals(name);
    }

    boolean isEnd() {
        return equals(END);
    }

    OutboundSseEvent to(Sse sse) {
        var event = sse.newEventBuilder().name(name).data(data);
        return (id > 0 ? event.id(Long.toString(id)) : event).build();
    }
}
