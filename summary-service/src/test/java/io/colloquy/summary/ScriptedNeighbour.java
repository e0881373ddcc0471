package io.colloquy.summary;

import io.colloquy.internaltoken.InternalToken;
import io.colloquy.internaltokentest.ReceivedToken;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Another service as this one sees it: a real HTTP server that does what the test tells it, also what no service should. */
public final class ScriptedNeighbour {
    /** What came in. */
    public record Call(String method, String path, String body, InternalToken token) {}

    /** What goes out. */
    public sealed interface Reply {
        record Status(int code, String type, String body) implements Reply {}

        /** Says nothing for as long as the caller waits. */
        record Silence() implements Reply {}

        record Hangup() implements Reply {}

        record Slow(long millis, Reply then) implements Reply {}

        static Reply json(int code, Object body) {
            return new Status(code, "application/json", Json.encode(body));
        }

        static Reply problem(int code, String name) {
            String body = Json.encode(java.util.Map.of("type", "https://colloquy.io/problems/" + name, "status", code));
            return new Status(code, "application/problem+json", body);
        }

        static Reply nothing() {
            return new Status(204, null, null);
        }
    }

    public final List<Call> calls = new CopyOnWriteArrayList<>();
    public final AtomicInteger hangups = new AtomicInteger();
    private final Vertx vertx;
    private final String service;
    private final HttpServer server;
    private volatile Function<Call, Reply> script;

    /** Refuses calls without a token for this service, as the real one would. */
    ScriptedNeighbour(Vertx vertx, String service, Function<Call, Reply> script) {
        this.vertx = vertx;
        this.service = service;
        this.script = script;
        this.server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public void script(Function<Call, Reply> next) {
        script = next;
    }

    public List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().endsWith(path)).toList();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            ReceivedToken.read(service, request.getHeader("Authorization"))
                    .ifPresentOrElse(
                            token -> heard(request, body.toString(), token),
                            () -> send(request, Reply.problem(401, "unauthenticated")));
        });
    }

    private void heard(HttpServerRequest request, String body, InternalToken token) {
        var call = new Call(request.method().name(), request.path(), body, token);
        calls.add(call);
        send(request, script.apply(call));
    }

    private void send(HttpServerRequest request, Reply reply) {
        if (reply instanceof Reply.Status status) {
            request.response().setStatusCode(status.code());
            if (status.body() == null) {
                request.response().end();
            } else {
                request.response().putHeader("Content-Type", status.type()).end(status.body());
            }
        } else if (reply instanceof Reply.Slow slow) {
            vertx.setTimer(slow.millis(), fired -> send(request, slow.then()));
        } else if (reply instanceof Reply.Hangup) {
            request.connection().close();
        } else {
            request.connection().closeHandler(closed -> hangups.incrementAndGet());
        }
    }
}
