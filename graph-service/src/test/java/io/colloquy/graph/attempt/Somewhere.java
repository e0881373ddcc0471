package io.colloquy.graph.attempt;

import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.smallrye.mutiny.Uni;

/** A provider that is only looked at. */
record Somewhere(String server) implements ModelProvider {
    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String model() {
        return "model";
    }

    @Override
    public Price price() {
        return Price.UNKNOWN;
    }

    @Override
    public Uni<Answer> complete(Call call) {
        return Uni.createFrom().nothing();
    }
}
