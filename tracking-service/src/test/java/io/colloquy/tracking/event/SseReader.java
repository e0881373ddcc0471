package io.colloquy.tracking.event;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads server-sent events off the wire, line by line. */
public final class SseReader {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> end;
    private String id;
    private String name;
    private String data;

    public static SseReader open(URI uri, String lastEventId) {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var reader = new SseReader();
        reader.end = HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(response -> reader.read(response.body()));
        return reader;
    }

    private void read(Stream<String> lines) {
        lines.forEach(line -> {
            if (line.isEmpty()) {
                if (name != null && !"heartbeat".equals(name)) {
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
