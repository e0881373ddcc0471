package io.colloquy.graph.scripted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A streamed answer, scene by scene: what is sent, when nothing is, and how it ends. */
public final class StreamScript implements Script {
    private static final String HEAD =
            "HTTP/1.1 200 Scripted\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final Pattern BEFORE_A_SPACE = Pattern.compile("(?= )");

    private final List<Scene> scenes = new ArrayList<>();

    private StreamScript() {}

    /** An answer whose status and headers come at once. */
    public static StreamScript stream() {
        return new StreamScript().then(caller -> caller.write(HEAD));
    }

    /** A whole answer, a word at a time, with its count of tokens. */
    public static StreamScript words(String text) {
        return stream().role().tokens(text).finish("stop").usage(text).done().end();
    }

    /** The chunk that only says who speaks. */
    public StreamScript role() {
        return event("{\"model\": \"scripted-1-0125\", \"choices\": [{\"index\": 0, \"finish_reason\": null,"
                + " \"delta\": {\"role\": \"assistant\", \"content\": \"\"}}]}");
    }

    /** A chunk for each word, with the space before it. */
    public StreamScript tokens(String text) {
        for (String word : split(text)) {
            delta("{\"content\": \"" + word.replace("\"", "\\\"").replace("\n", "\\n") + "\"}");
        }
        return this;
    }

    public StreamScript delta(String delta) {
        return event(
                "{\"model\": \"scripted-1-0125\", \"choices\": [{\"index\": 0, \"finish_reason\": null, \"delta\": "
                        + delta + "}]}");
    }

    public StreamScript finish(String reason) {
        return event("{\"model\": \"scripted-1-0125\", \"choices\": [{\"index\": 0, \"finish_reason\": \"" + reason
                + "\", \"delta\": {}}], \"usage\": null}");
    }

    /** A token a word. */
    public StreamScript usage(String text) {
        return usage(split(text).size());
    }

    public StreamScript usage(int tokens) {
        return event("{\"model\": \"scripted-1-0125\", \"choices\": [],"
                + " \"usage\": {\"prompt_tokens\": 12, \"completion_tokens\": " + tokens + "}}");
    }

    public StreamScript done() {
        return event("[DONE]");
    }

    public StreamScript event(String data) {
        return raw("data: " + data + "\n\n");
    }

    /** Text as it is, in one piece on the wire. */
    public StreamScript raw(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return then(caller -> {
            caller.write(Integer.toHexString(bytes.length) + "\r\n");
            caller.write(bytes);
            caller.write("\r\n");
        });
    }

    public StreamScript pause(Duration length) {
        return then(caller -> caller.silence(length));
    }

    /** Says nothing more until the caller leaves. */
    public StreamScript stall() {
        return pause(Duration.ofMinutes(5));
    }

    /** Ends the body as it should; the connection can be used again. */
    public StreamScript end() {
        return then(caller -> caller.write("0\r\n\r\n"));
    }

    /** Tears the connection down. */
    public StreamScript cut() {
        return then(Caller::reset);
    }

    /** The same scene again and again, until the caller leaves. */
    public StreamScript forever() {
        Scene last = scenes.get(scenes.size() - 1);
        return then(caller -> {
            while (true) {
                last.play(caller);
            }
        });
    }

    @Override
    public boolean play(RecordedRequest request, Caller caller) throws IOException {
        for (Scene scene : scenes) {
            scene.play(caller);
        }
        return true;
    }

    private StreamScript then(Scene scene) {
        scenes.add(scene);
        return this;
    }

    private static List<String> split(String text) {
        return BEFORE_A_SPACE.splitAsStream(text).toList();
    }

    private interface Scene {
        void play(Caller caller) throws IOException;
    }
}
