package io.colloquy.gateway.neighbour;

import io.colloquy.gateway.identity.AssumedOperator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Starts the neighbours and shortens the gateway's patience with bodies that stand still. */
public final class NeighbourServers implements QuarkusTestResourceLifecycleManager {
    private final Neighbours neighbours = new Neighbours();

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        Map.of("summary", neighbours.summary, "graph", neighbours.graph, "tracking", neighbours.tracking)
                .forEach((name, server) -> {
                    config.put("gateway.neighbours." + name + ".url", server.url());
                    config.put("gateway.neighbours." + name + ".management-url", server.url());
                });
        config.put("gateway.forward.idle", "2s");
        // The gateway holds this clock once a second: far enough apart that a busy machine does not let it run out.
        config.put("quarkus.http.idle-timeout", "6s");
        config.put("gateway.connections.most-per-address", "700");
        config.put("gateway.leaving.settled", "1s");
        config.put("gateway.leaving.look", "0.3s");
        config.put("gateway.leaving.silence", "10s");
        config.put("gateway.oidc.issuer", neighbours.issuer.url());
        config.put("gateway.oidc.audience", "colloquy");
        config.put("gateway.oidc.patience", "1s");
        config.put("gateway.oidc.pause", "0.5s");
        config.put("COLLOQUY_OPERATOR_KEY", AssumedOperator.KEY);
        config.put("gateway.edge.trusted-proxies", RawClient.PROXY);
        config.put("gateway.edge.allowed-origins", "https://notes.example,http://localhost:5173");
        config.put("gateway.edge.require-https", "true");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(neighbours, field -> field.getType().equals(Neighbours.class));
    }

    @Override
    public void stop() {
        neighbours.summary.down();
        neighbours.graph.down();
        neighbours.tracking.down();
        neighbours.issuer.down();
    }
}
