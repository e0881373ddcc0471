package io.colloquy.summary;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.Map;

/** Starts the scripted neighbours and hands them to the fields of a test that have their types. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private FakeTracking tracking;

    @Override
    public Map<String, String> start() {
        tracking = new FakeTracking(vertx);
        return Map.of("TRACKING_URL", tracking.http.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(tracking, new TestInjector.MatchesType(FakeTracking.class));
    }

    @Override
    public void stop() {
        vertx.close();
    }
}
