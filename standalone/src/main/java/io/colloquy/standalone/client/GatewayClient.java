package io.colloquy.standalone.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** The public API of a running system, as any client sees it. */
public final class GatewayClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    /** A large upload, over a slow disk, with the wait for its import. */
    private static final Duration UPLOAD = Duration.ofMinutes(30);
    /** Said to whoever asks too often; nothing was done, and it is told when it will be. */
    private static final String IN_TURN = "/too-many-requests";

    private static final int TURNS = 5;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(60);

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();
    private final HttpClient http = client();
    private final String base;
    private final Supplier<String> bearer;
    private final Duration answer;
    private final Duration uploaded;

    /**
     * The client for a gateway at {@code base}, such as {@code http://127.0.0.1:8080}.
     *
     * @param bearer what it says who it is with, asked anew for each request: a key, or a token that ends
     */
    public GatewayClient(String base, Supplier<String> bearer) {
        this(base, bearer, ANSWER, UPLOAD);
    }

    /** A client who gives up sooner: no request, however large, waits longer than {@code patience}. */
    public GatewayClient(String base, Supplier<String> bearer, Duration patience) {
        this(base, bearer, patience, patience);
    }

    private GatewayClient(String base, Supplier<String> bearer, Duration answer, Duration uploaded) {
        this.base = base;
        this.bearer = bearer;
        this.answer = answer;
        this.uploaded = uploaded;
    }

    public <T> T get(String path, Class<T> type) {
        return read(send(request(path).GET()), type);
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return read(
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(text(body)))),
                type);
    }

    public void delete(String path) {
        send(request(path).DELETE());
    }

    /** Sends an export and waits for its import as long as the system is willing to let us. */
    public <T> T upload(String path, ExportUpload upload, Class<T> type) {
        return read(
                send(request(path)
                        .timeout(uploaded)
                        .header("Content-Type", upload.contentType())
                        .header("Prefer", "wait=" + Math.min(30, uploaded.toSeconds() / 2))
                        .POST(upload.body())),
                type);
    }

    /**
     * An event stream, until it ends; the caller closes it. It has a connection of its own: a server may close one behind
     * a stream, just when a POST that must not be repeated would be sent over it.
     */
    HttpResponse<InputStream> stream(String path, String lastEventId) {
        HttpRequest.Builder request = to(path).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return send(client(), request.GET());
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new Problem(
                    "The gateway at " + base + " answered something that is not understood: " + e.getOriginalMessage());
        }
    }

    private HttpRequest.Builder request(String path) {
        return to(path).timeout(answer).header("Accept", "application/json");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + bearer.get());
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        return send(http, request);
    }

    private HttpResponse<InputStream> send(HttpClient client, HttpRequest.Builder request) {
        try {
            for (int turn = 1; ; turn++) {
                HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
                if (response.statusCode() < 400) {
                    return response;
                }
                Problem problem = new Problem(response.statusCode(), problem(response));
                Duration wait = retryAfter(response);
                if (turn == TURNS || !problem.type().endsWith(IN_TURN) || wait.compareTo(LONGEST_TURN) > 0) {
                    throw problem;
                }
                Pause.of(wait);
            }
        } catch (ConnectException e) {
            throw new Problem("Nothing answers at " + base + ". Is the system up? Start it with ./colloquy up -d");
        } catch (IOException e) {
            throw new Problem("The connection to " + base + " broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted.");
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return Duration.ofSeconds(
                response.headers().firstValueAsLong("Retry-After").orElse(1));
    }

    private JsonNode problem(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private <T> T read(HttpResponse<InputStream> response, Class<T> type) {
        try (InputStream body = response.body()) {
            return json.readValue(body, type);
        } catch (IOException e) {
            throw new Problem("The answer of " + base + " cannot be read: " + e.getMessage());
        }
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
