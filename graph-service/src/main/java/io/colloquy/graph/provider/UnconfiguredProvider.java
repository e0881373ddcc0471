package io.colloquy.graph.provider;

import io.smallrye.mutiny.Uni;

/** Stands in for a provider that cannot be used yet: the service runs, and every call says what to set. */
record UnconfiguredProvider(String name, String model, String whatToSet) implements ModelProvider {
    @Override
    public Price price() {
        return Price.UNKNOWN;
    }

    @Override
    public Uni<Answer> complete(Call call) {
        return Uni.createFrom().failure(new ProviderFailure(ProviderFailure.Kind.NOT_CONFIGURED, whatToSet));
    }
}
