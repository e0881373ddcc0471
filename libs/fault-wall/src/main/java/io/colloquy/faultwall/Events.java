package io.colloquy.faultwall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A streamed answer, event by event, each in a chunk of its own. */
final class Events {
    private final Talk talk;
    private int written;

    /** Sends the head and the first event, which has a role and no text. */
    Events(Talk talk) throws IOException {
        this.talk = talk;
        talk.write(String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "Content-Type: text/event-stream",
                "Cache-Control: no-cache",
                "Transfer-Encoding: chunked",
                "",
                ""));
        event(delta("\"role\": \"assistant\", \"content\": \"\"", null));
    }

    Events tokens(Iterable<String> tokens) throws IOException {
        for (String token : tokens) {
            token(token);
        }
        return this;
    }

    void token(String token) throws IOException {
        count();
        event(delta("\"content\": " + JsonText.quoted(token), null));
    }

    void reasoning(String token) throws IOException {
        count();
        event(delta("\"reasoning_content\": " + JsonText.quoted(token), null));
    }

    /** The event of a token, cut off: what it said is lost. */
    void brokenToken(String token) throws IOException {
        count();
        String whole = delta("\"content\": " + JsonText.quoted(token), null);
        event(whole.substring(0, whole.indexOf("\"content\"") + 10));
    }

    /** Why it ended, and the usage if that was asked for. */
    Events finish(String reason) throws IOException {
        event(delta("", reason));
        if (talk.prompt().wantsUsage()) {
            event("{" + Answers.head(talk, "chat.completion.chunk") + ", \"choices\": [], "
                    + Answers.usage(talk, written) + "}");
        }
        return this;
    }

    boolean done() throws IOException {
        event("[DONE]");
        return end();
    }

    /** The end of the answer by HTTP's rules. */
    boolean end() throws IOException {
        talk.write("0\r\n\r\n");
        return true;
    }

    void event(String data) throws IOException {
        String event = "data: " + data + "\n\n";
        int length = event.getBytes(StandardCharsets.UTF_8).length;
        talk.write(Integer.toHexString(length) + "\r\n" + event + "\r\n");
    }

    private void count() throws IOException {
        talk.count();
        written++;
    }

    private String delta(String delta, String finish) {
        return "{" + Answers.head(talk, "chat.completion.chunk") + ", \"choices\": [{\"index\": 0, \"delta\": {" + delta
                + "}, \"finish_reason\": " + (finish == null ? "null" : JsonText.quoted(finish)) + "}]}";
    }
}
