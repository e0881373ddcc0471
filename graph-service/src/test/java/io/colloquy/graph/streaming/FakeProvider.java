package io.colloquy.graph.streaming;

import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Answer.Finish;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.ProviderFailure;
import io.colloquy.graph.provider.ProviderFailure.Kind;
import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.route.Route;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A provider whose streams are written by the test; it knows how often it was asked, and left in the middle. */
final class FakeProvider implements ModelProvider {
    private static final Pattern BEFORE_A_SPACE = Pattern.compile("(?= )");

    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger left = new AtomicInteger();
    private final String name;
    private final Deque<Multi<Chunk>> scripts = new ArrayDeque<>();

    FakeProvider(String name, List<Multi<Chunk>> scripts) {
        this.name = name;
        this.scripts.addAll(scripts);
    }

    @SafeVarargs
    static FakeProvider speaks(String name, Multi<Chunk>... scripts) {
        return new FakeProvider(name, List.of(scripts));
    }

    static Multi<Chunk> words(String text) {
        return Multi.createFrom()
                .items(BEFORE_A_SPACE.splitAsStream(text))
                .map(word -> new Chunk(word, null, null, "real-model", null));
    }

    static Multi<Chunk> healthy(String text) {
        long tokens = BEFORE_A_SPACE.splitAsStream(text).count();
        return then(
                words(text),
                Multi.createFrom()
                        .items(
                                new Chunk("", null, Finish.COMPLETE, "real-model", null),
                                new Chunk("", null, null, "real-model", new Usage(7, tokens))));
    }

    static Multi<Chunk> tool() {
        return Multi.createFrom()
                .item(new Chunk("", new JsonObject("{\"tool_calls\": [{\"index\": 0}]}"), null, "real-model", null));
    }

    static Multi<Chunk> fails(Kind kind) {
        return Multi.createFrom().failure(new ProviderFailure(kind, "It is " + kind + "."));
    }

    static Multi<Chunk> silence() {
        return Multi.createFrom().nothing();
    }

    static Multi<Chunk> then(Multi<Chunk> one, Multi<Chunk> other) {
        return Multi.createBy().concatenating().streams(one, other);
    }

    Route route() {
        return new Route(name, this, name, null, Price.UNKNOWN, false, List.of());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String model() {
        return name;
    }

    @Override
    public Price price() {
        return Price.UNKNOWN;
    }

    @Override
    public Uni<Answer> complete(Call call) {
        throw new UnsupportedOperationException("only streams here");
    }

    @Override
    public Multi<Chunk> stream(Call call) {
        calls.incrementAndGet();
        return scripts.remove().onCancellation().invoke(left::incrementAndGet);
    }
}
