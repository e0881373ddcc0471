package io.colloquy.graph.provider.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.extract.ExtractiveSummarizer;
import io.colloquy.extract.ExtractiveSummary;
import io.colloquy.extract.Line;
import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.ProviderFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Needs no key and no network: it selects sentences that people wrote. Sorting sentences is plain CPU work, so it has its
 * own workers, as many as there are processors, and never runs on an event loop.
 */
final class OfflineProvider implements ModelProvider {
    private final WorkerExecutor workers;
    private final ObjectMapper json;

    OfflineProvider(WorkerExecutor workers, ObjectMapper json) {
        this.workers = workers;
        this.json = json;
    }

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public String model() {
        return "lexrank-1";
    }

    @Override
    public Price price() {
        return Price.FREE;
    }

    @Override
    public Uni<Answer> complete(Call call) {
        return Uni.createFrom().emitter(emitter -> {
            var cancelled = new AtomicBoolean();
            emitter.onTermination(() -> cancelled.set(true));
            workers.executeBlocking(() -> summarised(call, cancelled), false)
                    .onSuccess(emitter::complete)
                    .onFailure(emitter::fail);
        });
    }

    private Answer summarised(Call call, AtomicBoolean cancelled) throws JsonProcessingException {
        if (cancelled.get()) {
            throw new CancellationException("nobody waits for this summary any more");
        }
        if (!(call.material() instanceof Material.Day material)) {
            throw new UnsupportedOperationException("chats are not answered yet");
        }
        List<Line> day = material.messages().stream().map(OfflineProvider::line).toList();
        if (!ExtractiveSummarizer.hasQuotableText(day)) {
            throw new ProviderFailure(
                    ProviderFailure.Kind.NOTHING_TO_SAY, "No message holds a text that could be quoted.");
        }
        ExtractiveSummary summary = ExtractiveSummarizer.summarize(day, material.maxPoints());
        return new Answer(json.writeValueAsString(summary), Answer.Finish.COMPLETE, model(), null);
    }

    private static Line line(Message message) {
        Line.Kind kind = switch (message.kind()) {
            case TEXT -> Line.Kind.TEXT;
            case MEDIA -> Line.Kind.MEDIA;
            case SYSTEM -> Line.Kind.SYSTEM;
        };
        return new Line(message.number(), message.at(), message.sender(), kind, message.text());
    }
}
