package io.colloquy.gateway.health;

import io.colloquy.gateway.database.Database;
import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.neighbour.NeighbourConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Asks its own database and every neighbour's readiness at once, and takes silence for an answer before two seconds are over. */
@ApplicationScoped
class DeepHealth {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final HttpClient client;
    private final NeighbourConfig neighbours;
    private final Database database;
    private final OneLook<HealthView> shared = new OneLook<>(this::ask, System::nanoTime);

    DeepHealth(Vertx vertx, NeighbourConfig neighbours, Database database) {
        this.client = vertx.createHttpClient();
        this.neighbours = neighbours;
        this.database = database;
    }

    Uni<HealthView> look() {
        return shared.get();
    }

    private Uni<HealthView> ask() {
        List<Uni<Boolean>> answers = Stream.concat(
                        Stream.of(own()), Stream.of(Neighbour.values()).map(this::ready))
                .toList();
        return Uni.join().all(answers).andCollectFailures().map(DeepHealth::view);
    }

    private Uni<Boolean> own() {
        return database.run("SELECT 1", Tuple.tuple(), PATIENCE)
                .map(rows -> true)
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> ready(Neighbour neighbour) {
        URI url = neighbours.of(neighbour).managementUrl();
        RequestOptions question = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url + "/q/health/ready")
                .setConnectTimeout(PATIENCE.toMillis())
                .setIdleTimeout(PATIENCE.toMillis());
        return Uni.createFrom()
                .completionStage(() -> client.request(question)
                        .compose(HttpClientRequest::send)
                        .compose(answer -> answer.end().map(answer.statusCode() == 200))
                        .toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }

    private static HealthView view(List<Boolean> answers) {
        Map<String, String> checks = new LinkedHashMap<>();
        Iterator<Boolean> answer = answers.iterator();
        checks.put("gateway", HealthView.said(answer.next()));
        for (Neighbour neighbour : Neighbour.values()) {
            checks.put(neighbour.name().toLowerCase(Locale.ROOT), HealthView.said(answer.next()));
        }
        return new HealthView(HealthView.said(!answers.contains(false)), checks, Instant.now());
    }
}
