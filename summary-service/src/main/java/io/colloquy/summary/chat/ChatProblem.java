package io.colloquy.summary.chat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** What can be wrong with a request about chats and messages. */
public final class ChatProblem extends HttpProblem {
    private static final long serialVersionUID = 1L;

    private ChatProblem(int status, String type, String title, String detail) {
        super(HttpProblem.builder()
                .withType(URI.create("https://colloquy.io/problems/" + type))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail));
    }

    public static ChatProblem unknownChat(String idOrName) {
        return new ChatProblem(
                404, "unknown-chat", "There is no such chat", "No chat has the id or name '" + cut(idOrName) + "'.");
    }

    public static ChatProblem severalChats(String name) {
        return new ChatProblem(
                422, "several-chats", "Several chats have this name", "Name the chat '" + cut(name) + "' by its id.");
    }

    public static ChatProblem unknownZone(String zone) {
        return new ChatProblem(
                422,
                "unknown-zone",
                "There is no such time zone",
                "zone: '" + cut(zone) + "' is no IANA time zone such as Europe/Berlin.");
    }

    static ChatProblem unknownMessage(long chat, long message) {
        return new ChatProblem(
                404,
                "unknown-message",
                "There is no such message",
                "Chat " + chat + " has no message " + message + ".");
    }

    static ChatProblem invalid(String field, String reason) {
        return new ChatProblem(422, "invalid-field", "A field is not valid", field + ": " + reason);
    }

    static ChatProblem malformed(String reason) {
        return new ChatProblem(400, "malformed-body", "The body cannot be read", reason);
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
