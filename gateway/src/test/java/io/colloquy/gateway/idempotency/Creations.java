package io.colloquy.gateway.idempotency;

import io.colloquy.gateway.neighbour.Conversation;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that does what it is asked every time it is asked. */
final class Creations {
    static final String PATH = "/api/chats";

    private static final String CREATED =
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nLocation: /api/chats/%1$d\r\n"
                    + "ETag: \"%1$d\"\r\nSet-Cookie: a=b\r\nContent-Length: 9\r\n\r\n{\"id\":%1$d}";

    private final AtomicInteger done = new AtomicInteger();

    int count() {
        return done.get();
    }

    void create(Conversation conversation) throws IOException {
        conversation.readBody();
        created(conversation);
    }

    void created(Conversation conversation) throws IOException {
        conversation.write(CREATED.formatted(10 + done.incrementAndGet()));
    }

    /** 300,000 bytes, announced in the given way. */
    void createMuch(Conversation conversation, String form) throws IOException {
        conversation.readBody();
        done.incrementAndGet();
        String body = "x".repeat(300_000);
        boolean sized = form.startsWith("Content-Length");
        conversation.write("HTTP/1.1 200 OK\r\n" + form + (sized ? "" : "\r\nTransfer-Encoding: chunked") + "\r\n\r\n"
                + (sized ? body : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"));
    }
}
