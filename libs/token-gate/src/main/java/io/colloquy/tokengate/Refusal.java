package io.colloquy.tokengate;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Why a call gets no further: a problem (RFC 9457), or under /v1 the shape that OpenAI's clients read. */
record Refusal(int status, String name, String title, String detail, String openAiType) {
    /** Closing at once, with the body unread, would take the answer away from whoever still sends. */
    private static final long LINGER_MILLIS = 1_000;

    private static final long NO_ERROR = 0;

    static Refusal unauthenticated(String detail) {
        return new Refusal(
                401, "unauthenticated", "Nobody knows whose request this is", detail, "authentication_error");
    }

    static Refusal forbidden(String detail) {
        return new Refusal(403, "forbidden-scope", "This is not yours to do", detail, "permission_error");
    }

    void answer(RoutingContext call) {
        String path = call.request().path();
        boolean openAi = path != null && (path.equals("/v1") || path.startsWith("/v1/"));
        boolean unread = announcesBody(call.request());
        boolean shared = call.request().version() == HttpVersion.HTTP_2;
        if (status == 401) {
            call.response().putHeader("WWW-Authenticate", "Bearer");
        }
        if (unread && !shared) {
            call.response().putHeader("Connection", "close");
        }
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", openAi ? "application/json" : "application/problem+json")
                .end((openAi ? openAi() : problem()).encode());
        if (unread) {
            drain(call, shared);
        }
    }

    private JsonObject problem() {
        return new JsonObject()
                .put("type", "https://colloquy.io/problems/" + name)
                .put("status", status)
                .put("title", title)
                .put("detail", detail);
    }

    private JsonObject openAi() {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", detail)
                                .put("type", openAiType)
                                .putNull("param")
                                .put("code", name.replace('-', '_')));
    }

    private static boolean announcesBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
    }

    /** Over HTTP/2 the connection belongs to other requests as well, and only this one's stream is given up. */
    private static void drain(RoutingContext call, boolean shared) {
        HttpServerRequest request = call.request();
        request.handler(dropped -> {});
        request.resume();
        call.vertx().setTimer(LINGER_MILLIS, passed -> {
            if (shared) {
                call.response().reset(NO_ERROR);
            } else {
                request.connection().close();
            }
        });
    }
}
