package io.colloquy.graph.provider.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.extract.ExtractiveSummarizer;
import io.colloquy.extract.ExtractiveSummary;
import io.colloquy.extract.Line;
import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Chunk;
import io.colloquy.graph.provider.Material;
import io.colloquy.graph.provider.ModelProvider;
import io.colloquy.graph.provider.Price;
import io.colloquy.graph.provider.ProviderFailure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Needs no key and no network: it selects sentences that people wrote. Sorting sentences is plain CPU work, so it has its
 * own workers, as many as there are processors, and never runs on an event loop.
 */
final class OfflineProvider implements ModelProvider {
    /** Before each word, so that spaces and line breaks stay with the word that they follow. */
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)");

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
    public boolean takesTokens() {
        return false;
    }

    @Override
    public Uni<Answer> complete(Call call) {
        return Uni.createFrom().emitter(emitter -> {
            var cancelled = new AtomicBoolean();
            emitter.onTermination(() -> cancelled.set(true));
            workers.executeBlocking(() -> answered(call, cancelled), false)
                    .onSuccess(emitter::complete)
                    .onFailure(emitter::fail);
        });
    }

    /** Word by word, as a model would: whoever reads a stream sees that it is one. */
    @Override
    public Multi<Chunk> stream(Call call) {
        return complete(call)
                .onItem()
                .transformToMulti(answer -> Multi.createFrom()
                        .items(WORDS.splitAsStream(answer.text())
                                .map(word -> new Chunk(word, null, null, answer.model(), null)))
                        .onCompletion()
                        .continueWith(new Chunk("", null, answer.finish(), answer.model(), answer.usage())));
    }

    private Answer answered(Call call, AtomicBoolean cancelled) throws JsonProcessingException {
        if (cancelled.get()) {
            throw new CancellationException("nobody waits for this answer any more");
        }
        if (call.material() instanceof Material.Chat chat) {
            return OfflineChat.answered(chat.request(), model());
        }
        return summarised((Material.Day) call.material());
    }

    private Answer summarised(Material.Day material) throws JsonProcessingException {
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
