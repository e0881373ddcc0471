package io.colloquy.graph.scripted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What happens to one request. */
@FunctionalInterface
public interface Script {
    /** Plays the scene; true when the connection can be used again. */
    boolean play(RecordedRequest request, Caller caller) throws IOException;

    /** A good answer: a digest with one citation and one point that cites the same message. */
    static Script summary(String digest, int cite) {
        return says(json(digest, cite));
    }

    /** A finished chat completion with this content. */
    static Script says(String content) {
        return completion(content, "stop");
    }

    /** A chat completion that ended for this reason. */
    static Script completion(String content, String finishReason) {
        return answers(200, """
                {"id": "c-1", "object": "chat.completion", "model": "scripted-1-0125",
                 "choices": [{"index": 0, "finish_reason": "%s", "message": {"role": "assistant", "content": %s}}],
                 "usage": {"prompt_tokens": 120, "completion_tokens": 30, "total_tokens": 150}}
                """.formatted(finishReason, quoted(content)));
    }

    /** A finished chat completion of a server that counts no tokens. */
    static Script uncounted(String content) {
        return answers(200, """
                {"id": "c-1", "object": "chat.completion", "model": "scripted-1-0125",
                 "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": %s}}]}
                """.formatted(quoted(content)));
    }

    /** Any status and body. */
    static Script answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    /** Any status, body and further headers. */
    static Script answers(int status, String body, Map<String, String> headers) {
        return (request, caller) -> {
            caller.write(head(status, body.getBytes(StandardCharsets.UTF_8).length, headers) + body);
            return true;
        };
    }

    /** Says nothing for a while, then plays another scene. */
    static Script after(Duration silence, Script then) {
        return (request, caller) -> {
            caller.silence(silence);
            return then.play(request, caller);
        };
    }

    /** Says nothing until the caller leaves, or five minutes. */
    static Script silence() {
        return after(Duration.ofMinutes(5), (request, caller) -> false);
    }

    /** Closes before a single byte. */
    static Script reset() {
        return (request, caller) -> {
            caller.reset();
            return false;
        };
    }

    /** Promises more than it sends, and goes. */
    static Script cutShort() {
        return (request, caller) -> {
            caller.write(head(200, 1_000, Map.of()) + "{\"choices\": [");
            return false;
        };
    }

    /** Sends a byte at a time and never ends. */
    static Script drip(Duration pause) {
        return (request, caller) -> {
            caller.write(head(200, 100_000, Map.of()));
            for (int i = 0; i < 100_000; i++) {
                caller.write(" ");
                caller.silence(pause);
            }
            return false;
        };
    }

    /** The JSON of a summary. */
    static String json(String digest, int cite) {
        return "{\"digest\": {\"text\": %s, \"cites\": [%d]}, \"points\": [{\"text\": \"One point.\", \"cites\": [%d]}]}"
                .formatted(quoted(digest), cite, cite);
    }

    private static String head(int status, int length, Map<String, String> headers) {
        var head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ").append(length);
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        return head.append("\r\n\r\n").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
