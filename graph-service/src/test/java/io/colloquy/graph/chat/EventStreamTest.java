package io.colloquy.graph.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over a real socket, because what counts is what leaves the process and when. */
class EventStreamTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Throwable> refused = new CompletableFuture<>();
    private HttpServer server;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void eventsAreWrittenAsTheyComeAndTheResponseEndsWithThem() throws Exception {
        var events = UnicastProcessor.<String>create();

        try (var client = client(events)) {
            events.onNext("data: 1\n\n");
            assertTrue(until(client, "data: 1\n\n").startsWith("HTTP/1.1 200"));
            events.onNext("data: 2\n\n");
            until(client, "data: 2\n\n");
            events.onComplete();
            until(client, "0\r\n\r\n");
        }
    }

    @Test
    void silenceIsFilledWithCommentsAlsoBeforeTheFirstEvent() throws Exception {
        var events = UnicastProcessor.<String>create();

        try (var client = client(events)) {
            String silence = until(client, Chunks.HEARTBEAT);
            assertTrue(silence.startsWith("HTTP/1.1 200"), silence);
            until(client, Chunks.HEARTBEAT);
            events.onNext("data: 1\n\n");
            until(client, "data: 1\n\n");
            until(client, Chunks.HEARTBEAT);
        }
    }

    @Test
    void aFailureBeforeTheFirstByteIsNoStreamAtAll() throws Exception {
        try (var client = client(Multi.createFrom().failure(new IOException("nothing came")))) {
            assertTrue(until(client, "\r\n\r\n").startsWith("HTTP/1.1 503"));
        }
        assertEquals("nothing came", refused.get(10, TimeUnit.SECONDS).getMessage());
    }

    @Test
    void aFailureAfterTheFirstByteIsTheLastEvent() throws Exception {
        Multi<String> broken = Multi.createBy()
                .concatenating()
                .streams(events("data: 1\n\n"), Multi.createFrom().failure(new IOException("cut")));

        try (var client = client(broken)) {
            assertTrue(until(client, "0\r\n\r\n").contains("data: 1\n\n"));
        }
        try (var client = client(broken)) {
            assertTrue(until(client, "data: cut\n\n").contains("data: 1\n\n"));
        }
    }

    @Test
    void aClientThatLeavesCancelsBeforeTheFirstEventAndAfterIt() throws Exception {
        for (Multi<String> begin : List.of(events(), events("data: 1\n\n"))) {
            var asked = new AtomicBoolean();
            var cancelled = new AtomicBoolean();
            Multi<String> silence = Multi.createFrom().<String>nothing();
            Multi<String> events = Multi.createBy()
                    .concatenating()
                    .streams(begin, silence)
                    .onSubscription()
                    .invoke(() -> asked.set(true))
                    .onCancellation()
                    .invoke(() -> cancelled.set(true));

            try (var client = client(events)) {
                Awaitility.await().atMost(SOON).untilTrue(asked);
            }

            Awaitility.await().atMost(Duration.ofSeconds(1)).untilTrue(cancelled);
        }
    }

    @Test
    void aClientThatDoesNotReadIsNotWrittenForInAdvance() throws Exception {
        var made = new AtomicLong();
        String large = "data: " + "x".repeat(100_000) + "\n\n";

        try (var client = client(Multi.createFrom()
                .ticks()
                .every(Duration.ofMillis(1))
                .onOverflow()
                .drop()
                .map(tick -> {
                    made.incrementAndGet();
                    return large;
                }))) {
            Awaitility.await().atMost(SOON).until(() -> made.get() > 1);
            long[] before = {-1};
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(700))
                    .until(() -> before[0] == (before[0] = made.get()));
        }
        assertTrue(made.get() < 500, "made " + made);
    }

    @Test
    void readingUntilSomethingThatNeverComesIsNoticed() {
        assertThrows(IOException.class, () -> until(client(Multi.createFrom().empty()), "never"));
    }

    private static Multi<String> events(String... events) {
        return Multi.createFrom().items(events);
    }

    private Socket client(Multi<String> events) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    var opening = EventStream.open(
                                    events,
                                    vertx.getOrCreateContext(),
                                    PATIENCE,
                                    why -> "data: " + why.getMessage() + "\n\n")
                            .subscribe()
                            .with(
                                    stream -> {
                                        request.response().setChunked(true).closeHandler(gone -> stream.cancel());
                                        stream.writeTo(request.response());
                                    },
                                    why -> {
                                        refused.complete(why);
                                        request.response().setStatusCode(503).end();
                                    });
                    request.response().closeHandler(gone -> opening.cancel());
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String until(Socket client, String mark) throws IOException {
        InputStream in = client.getInputStream();
        var text = new StringBuilder();
        while (text.indexOf(mark) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended with " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
