package io.colloquy.summary;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.Map;

/** Starts the scripted neighbours and hands them to the fields of a test that have their types. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private FakeTracking tracking;
    private FakeGraph graph;

    @Override
    public Map<String, String> start() {
        tracking = new FakeTracking(vertx);
        graph = new FakeGraph(vertx);
        String guarded = "io.colloquy.summary.generation.GraphServiceClient/summarise/";
        return Map.of(
                "TRACKING_URL",
                tracking.http.url(),
                "GRAPH_URL",
                graph.http.url(),
                "GENERATION_TIMEOUT",
                "2",
                "SUMMARIZATION_ENABLED",
                "false",
                guarded + "Retry/delay",
                "50",
                guarded + "Retry/jitter",
                "10",
                guarded + "ExponentialBackoff/maxDelay",
                "400",
                guarded + "CircuitBreaker/delay",
                "100");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(tracking, new TestInjector.MatchesType(FakeTracking.class));
        injector.injectIntoFields(graph, new TestInjector.MatchesType(FakeGraph.class));
    }

    @Override
    public void stop() {
        vertx.close();
    }
}
