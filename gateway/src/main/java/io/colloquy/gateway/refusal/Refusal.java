package io.colloquy.gateway.refusal;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.route.RouteTable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** The end of a request whose body, if any, is not wanted: a problem, and then its connection, if it was still sending. */
public final class Refusal {
    private static final long LINGER_MS = 5_000;

    private Refusal() {}

    /** The caller makes sure that the head of the answer was not sent yet. */
    public static void answer(Vertx vertx, HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        boolean unread = !request.isEnded() && announcesBody(request);
        if (unread) {
            response.putHeader("Connection", "close");
        }
        problem.answer(response, RouteTable.speaksOpenAi(request.path()));
        if (unread) {
            linger(vertx, request);
        }
    }

    /** Once the answer is complete: a client still sending gets a moment to see it, then the connection goes. */
    public static void linger(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            // The last of it came while the answer was written.
            request.connection().close();
            return;
        }
        request.handler(ignored -> {});
        request.endHandler(all -> request.connection().close());
        request.resume();
        vertx.setTimer(LINGER_MS, late -> request.connection().close());
    }

    /** Also of a request that was refused before its length was known to be a number. */
    private static boolean announcesBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
    }
}
