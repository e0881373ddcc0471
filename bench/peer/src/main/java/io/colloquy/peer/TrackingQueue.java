package io.colloquy.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.batchworker.BatchQueue;
import io.colloquy.batchworker.Claim;
import io.colloquy.batchworker.LeaseLost;
import io.colloquy.batchworker.Outcome;
import io.colloquy.internaltoken.Grant;
import io.colloquy.internaltoken.SigningKey;
import io.colloquy.internaltoken.TokenSigner;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A running tracking-service, asked over HTTP as its workers ask it. */
final class TrackingQueue implements BatchQueue {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final TokenSigner signer;
    private final String url;

    TrackingQueue(String url) {
        this.url = url;
        this.signer = new TokenSigner(key());
    }

    /** Of the system in COLLOQUY_HOME, whose summary-service this stands in for. */
    private static SigningKey key() {
        Path file = Path.of(System.getenv("COLLOQUY_HOME"), "internal-keys", "summary-service.jwk");
        try {
            return SigningKey.parse(Files.readString(file), "summary-service");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token(String path) {
        String account = path.equals("/internal/jobs") ? "local" : "summary-service";
        return signer.sign(Grant.ofService("tracking-service", account), Instant.now());
    }

    /** A job of as many batches, one item each. */
    UUID job(int batches) {
        UUID id = UUID.randomUUID();
        List<Map<String, List<String>>> asked = new ArrayList<>();
        for (int item = 1; item <= batches; item++) {
            asked.add(Map.of("items", List.of(Integer.toString(item))));
        }
        post(
                        "/internal/jobs",
                        Map.of("id", id, "kind", "bench", "title", "Bench", "payload", Map.of(), "batches", asked))
                .await()
                .indefinitely();
        return id;
    }

    @Override
    public Uni<List<Claim>> claim(String worker, Set<String> kinds, int max) {
        return post("/internal/batches/claim", Map.of("worker", worker, "kinds", kinds, "max", max))
                .map(claims -> StreamSupport.stream(claims.spliterator(), false)
                        .map(TrackingQueue::claim)
                        .toList());
    }

    @Override
    public Uni<Duration> heartbeat(Claim claim, int itemsDone) {
        return post(path(claim, "heartbeat"), Map.of("fence", claim.fence(), "itemsDone", itemsDone))
                .map(renewed -> Duration.ofMillis(renewed.path("leaseMs").asLong()));
    }

    @Override
    public Uni<Void> complete(Claim claim, Outcome outcome) {
        Map<String, Object> body = Map.of("fence", claim.fence(), "done", 1, "failed", 0, "skipped", 0, "invalid", 0);
        return post(path(claim, "complete"), body).replaceWithVoid();
    }

    @Override
    public Uni<Void> fail(Claim claim, String reason) {
        return post(path(claim, "fail"), Map.of("fence", claim.fence(), "reason", reason))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> release(Claim claim) {
        return post(path(claim, "release"), Map.of("fence", claim.fence())).replaceWithVoid();
    }

    private static String path(Claim claim, String verb) {
        return "/internal/batches/" + claim.jobId() + "/" + claim.batch() + "/" + verb;
    }

    private static Claim claim(JsonNode claim) {
        List<String> items = new ArrayList<>();
        claim.path("items").forEach(item -> items.add(item.asText()));
        return new Claim(
                UUID.fromString(claim.path("jobId").asText()),
                claim.path("account").asText(),
                claim.path("batch").asInt(),
                claim.path("fence").asLong(),
                claim.path("attempt").asInt(),
                List.of(),
                claim.path("kind").asText(),
                claim.path("payload").toString(),
                items,
                Duration.ofMillis(claim.path("leaseMs").asLong()));
    }

    private Uni<JsonNode> post(String path, Object body) {
        return Uni.createFrom()
                .completionStage(() -> {
                    var request = HttpRequest.newBuilder(URI.create(url + path))
                            .header("Authorization", "Bearer " + token(path))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(bytes(body)))
                            .build();
                    return http.sendAsync(request, BodyHandlers.ofString());
                })
                .map(answer -> {
                    if (answer.statusCode() == 409) {
                        throw new LeaseLost(answer.body());
                    }
                    if (answer.statusCode() / 100 != 2) {
                        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
                    }
                    return tree(answer.body());
                });
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
