package io.colloquy.tokengate;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Why a call gets no further: an answer before anything of its body is read. It is a problem (RFC 9457), or under /v1 the
 * shape that OpenAI's clients read.
 */
public final class Refusal {
    /** Closing at once, with the body unread, would take the answer away from whoever still sends. */
    private static final long LINGER_MILLIS = 1_000;

    private static final long NO_ERROR = 0;

    private final Cause cause;
    private final String detail;

    private Refusal(Cause cause, String detail) {
        this.cause = cause;
        this.detail = detail;
    }

    static Refusal unauthenticated(String detail) {
        return new Refusal(Cause.UNAUTHENTICATED, detail);
    }

    static Refusal forbidden(String detail) {
        return new Refusal(Cause.FORBIDDEN, detail);
    }

    /** A 413 for a body that announces more than {@code most} bytes. */
    public static Refusal tooLarge(long most) {
        return new Refusal(Cause.TOO_LARGE, "It may hold " + most + " bytes at most.");
    }

    /** Ends the call; what its sender still sends is thrown away for a second, so that he hears of it. */
    public void answer(RoutingContext call) {
        String path = call.request().path();
        boolean openAi = path != null && (path.equals("/v1") || path.startsWith("/v1/"));
        boolean unread = announcesBody(call.request());
        boolean shared = call.request().version() == HttpVersion.HTTP_2;
        if (cause == Cause.UNAUTHENTICATED) {
            call.response().putHeader("WWW-Authenticate", "Bearer");
        }
        if (unread && !shared) {
            call.response().putHeader("Connection", "close");
        }
        call.response()
                .setStatusCode(cause.status)
                .putHeader("Content-Type", openAi ? "application/json" : "application/problem+json")
                .end((openAi ? openAi() : problem()).encode());
        if (unread) {
            drain(call, shared);
        }
    }

    private JsonObject problem() {
        return new JsonObject()
                .put("type", "https://colloquy.io/problems/" + cause.type)
                .put("status", cause.status)
                .put("title", cause.title)
                .put("detail", detail);
    }

    private JsonObject openAi() {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", detail)
                                .put("type", cause.openAiType)
                                .putNull("param")
                                .put("code", cause.openAiCode));
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

    private enum Cause {
        UNAUTHENTICATED(
                401,
                "unauthenticated",
                "Nobody knows whose request this is",
                "authentication_error",
                "unauthenticated"),
        FORBIDDEN(403, "forbidden-scope", "This is not yours to do", "permission_error", "forbidden_scope"),
        TOO_LARGE(413, "too-large", "The body is too large", "invalid_request_error", "request_too_large");

        private final int status;
        private final String type;
        private final String title;
        private final String openAiType;
        private final String openAiCode;

        Cause(int status, String type, String title, String openAiType, String openAiCode) {
            this.status = status;
            this.type = type;
            this.title = title;
            this.openAiType = openAiType;
            this.openAiCode = openAiCode;
        }
    }
}
