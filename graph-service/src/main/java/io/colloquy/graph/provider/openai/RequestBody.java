package io.colloquy.graph.provider.openai;

import io.colloquy.graph.prompt.Prompt;
import io.colloquy.graph.prompt.Prompts;
import io.colloquy.graph.provider.Call;
import io.colloquy.graph.provider.Material;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What is POSTed for a call, in the way that its server understands. A chat stays as the client wrote it but for the model,
 * which belongs to the route.
 */
final class RequestBody {
    private final OpenAiServer server;
    private final Prompts prompts;

    RequestBody(OpenAiServer server, Prompts prompts) {
        this.server = server;
        this.prompts = prompts;
    }

    JsonObject of(Call call, Dialect dialect, boolean streamed) {
        JsonObject body = call.material() instanceof Material.Chat chat
                ? chat.request().copy()
                : prompted(call, (Material.Day) call.material(), dialect);
        body.put("model", server.model()).put("stream", streamed);
        if (streamed && dialect.countsStreams()) {
            body.put("stream_options", new JsonObject().put("include_usage", true));
        }
        if (server.effort() != null && !body.containsKey("reasoning_effort")) {
            body.put("reasoning_effort", server.effort());
        }
        return body;
    }

    private JsonObject prompted(Call call, Material.Day day, Dialect dialect) {
        Prompt prompt = prompts.render(call.purpose(), day.messages(), day.maxPoints());
        var messages = new JsonArray()
                .add(message("system", prompt.instructions()))
                .add(message("user", prompt.conversation()));
        var body = new JsonObject().put("messages", messages);
        JsonObject shape = dialect.format().of(prompt);
        return shape == null ? body : body.put("response_format", shape);
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }
}
