package io.colloquy.graph.provider.offline;

import io.colloquy.extract.ExtractiveSummarizer;
import io.colloquy.extract.ExtractiveSummary;
import io.colloquy.extract.Line;
import io.colloquy.extract.Passage;
import io.colloquy.graph.provider.Answer;
import io.colloquy.graph.provider.ProviderFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers a chat with sentences of its user, and says that this is all it can do. The same chat gets the same answer. */
final class OfflineChat {
    static final String FOREWORD =
            "No language model is configured here. The offline provider answers with sentences of your own messages, word for word:";

    private static final int MOST_POINTS = 5;
    /** Lines are so far apart that the summariser takes none for the breath of the one before. */
    private static final int MINUTES_APART = 45;

    private static final LocalDateTime FIRST = LocalDateTime.of(2000, 1, 1, 0, 0);

    private OfflineChat() {}

    /** Gives the answer of this model, or throws a {@link ProviderFailure} that says what it cannot do. */
    static Answer answered(JsonObject request, String model) {
        ChatWishes.check(request);
        List<Line> lines = lines(request);
        if (!ExtractiveSummarizer.hasQuotableText(lines)) {
            throw new ProviderFailure(
                    ProviderFailure.Kind.NOTHING_TO_SAY, "No message of the user holds a text that could be quoted.");
        }
        String text = FOREWORD + "\n\n" + quoted(ExtractiveSummarizer.summarize(lines, MOST_POINTS));
        return new Answer(text, Answer.Finish.COMPLETE, model, null, completion(text, model));
    }

    private static String quoted(ExtractiveSummary summary) {
        Set<String> once = new LinkedHashSet<>();
        once.add(summary.digest().text());
        summary.points().stream().map(Passage::text).forEach(once::add);
        return once.stream().map(text -> "- " + text).collect(Collectors.joining("\n"));
    }

    private static List<Line> lines(JsonObject request) {
        var lines = new ArrayList<Line>();
        if (request.getValue("messages") instanceof JsonArray messages) {
            for (Object message : messages) {
                if (message instanceof JsonObject said && "user".equals(said.getValue("role"))) {
                    texts(said.getValue("content"))
                            .forEach(text -> UserSentences.of(text)
                                    .forEach(sentence -> lines.add(line(lines.size() + 1, sentence))));
                }
            }
        }
        return lines;
    }

    /** A content is a text or a list of parts, of which pictures and sounds say nothing that could be quoted. */
    private static List<String> texts(Object content) {
        if (content instanceof JsonArray parts) {
            return parts.stream()
                    .filter(part -> part instanceof JsonObject object && object.getValue("text") instanceof String)
                    .map(part -> ((JsonObject) part).getString("text"))
                    .toList();
        }
        return content instanceof String text ? List.of(text) : List.of();
    }

    private static Line line(int number, String sentence) {
        return new Line(number, FIRST.plusMinutes((long) number * MINUTES_APART), "", Line.Kind.TEXT, sentence);
    }

    private static JsonObject completion(String text, String model) {
        var message = new JsonObject().put("role", "assistant").put("content", text);
        var choice = new JsonObject().put("index", 0).put("message", message).put("finish_reason", "stop");
        return new JsonObject()
                .put("object", "chat.completion")
                .put("model", model)
                .put("choices", new JsonArray().add(choice));
    }
}
