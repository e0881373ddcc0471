package io.colloquy.graph.provider.offline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.extract.ExtractiveSummary;
import io.colloquy.extract.Passage;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.ProviderFactory;
import io.colloquy.graph.provider.ServerChoice;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

@Singleton
@RegisterForReflection(targets = {ExtractiveSummary.class, Passage.class})
class OfflineProviderFactory implements ProviderFactory {
    private final Vertx vertx;
    private final ObjectMapper json;

    OfflineProviderFactory(Vertx vertx, ObjectMapper json) {
        this.vertx = vertx;
        this.json = json;
    }

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public ModelProvider open() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new OfflineProvider(vertx.createSharedWorkerExecutor("offline-provider", processors), json);
    }

    /** There is one model and no server. */
    @Override
    public ModelProvider open(ServerChoice choice) {
        return open();
    }
}
