package io.colloquy.tracking.event;

import io.colloquy.tracking.As;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads server-sent events off the wire, line by line. */
public final class SseReader {
    /** A thread for every reader: it blocks for as long as the stream is open. */
    private static final ExecutorService READERS = Executors.newCachedThreadPool();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<JsonObject> heartbeats = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> end;
    private String id;
    private String name;
    private String data;

    public static SseReader open(URI uri, String lastEventId) {
        return open(As.OPERATOR, uri, lastEventId);
    }

    public static SseReader open(String account, URI uri, String lastEventId) {
        var request = As.account(account, uri).timeout(Duration.ofSeconds(60));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var reader = new SseReader();
        reader.end = HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(response -> reader.read(response.body()), READERS);
        return reader;
    }

    private void read(Stream<String> lines) {
        lines.forEach(line -> {
            if (line.isEmpty()) {
                if ("heartbeat".equals(name)) {
                    heartbeats.add(new JsonObject(data));
                } else if (name != null) {
                    events.add(new Event(id == null ? 0 : Long.parseLong(id), name, data));
                }
                id = null;
                name = null;
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring(5).strip();
            }
        });
    }

    public void awaitEnd() {
        end.orTimeout(20, TimeUnit.SECONDS).join();
    }

    boolean ended() {
        return end.isDone();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<JsonObject> heartbeats() {
        return List.copyOf(heartbeats);
    }

    List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    public List<Long> ids() {
        return events.stream().map(Event::id).toList();
    }

    record Event(long id, String name, String data) {
        JsonObject json() {
            return new JsonObject(data);
        }
    }
}
