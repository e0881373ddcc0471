package io.colloquy.graph.generation;

import io.colloquy.graph.journal.JournalKey;
import io.colloquy.graph.prompt.Message;
import io.colloquy.graph.provider.Material;
import io.vertx.core.json.JsonObject;
import java.util.TreeMap;

/**
 * What makes a call the same call: who asks under which key for what, of which prompt and model, with which parameters. The
 * messages are its content: others under the same identity are a mistake of the caller's, which a hash beside it shows.
 */
final class Identity {
    private static final String CONTENT = "messages";

    private Identity() {}

    /** The key must not be null. */
    static JournalKey of(Order order) {
        var purpose = order.call().purpose();
        var identity = new Digest()
                .add(order.account().name())
                .add(order.key())
                .add(purpose.promptVersion())
                .add(order.model());
        var content = new Digest();
        if (order.call().material() instanceof Material.Day day) {
            identity.add(day.maxPoints());
            day.messages().forEach(message -> add(content, message));
        } else if (order.call().material() instanceof Material.Chat chat) {
            identity.add(parameters(chat.request()));
            content.add(chat.request().getJsonArray(CONTENT).encode());
        }
        return new JournalKey(order.account().name(), order.key(), purpose.label(), identity.hex(), content.hex());
    }

    /** In the order of their names, because a JSON object has none. */
    private static String parameters(JsonObject request) {
        var sorted = new TreeMap<>(request.getMap());
        sorted.remove(CONTENT);
        return new JsonObject(sorted).encode();
    }

    private static void add(Digest content, Message message) {
        content.add(message.number())
                .add(message.at().toString())
                .add(message.sender())
                .add(message.kind().name())
                .add(message.text());
    }
}
