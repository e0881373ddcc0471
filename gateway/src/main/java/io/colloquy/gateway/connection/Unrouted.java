package io.colloquy.gateway.connection;

import io.colloquy.gateway.edge.SecurityHeaders;
import io.colloquy.gateway.problem.Problem;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.MultiMap;

/**
 * Answers that never saw a route: to what is no HTTP, and while the process stops. They are the server's own, so they get
 * here what every other answer has by then.
 */
final class Unrouted {
    private Unrouted() {}

    static HttpResponse complete(Channel channel, HttpResponse response) {
        if (SecurityHeaders.seen(response.headers()::contains) || !(response.headers() instanceof MultiMap headers)) {
            return response;
        }
        int status = response.status().code();
        SecurityHeaders.set(headers, status, channel.pipeline().get(SslHandler.class) != null);
        return status >= 400
                        && response instanceof FullHttpResponse empty
                        && !empty.content().isReadable()
                ? explained(empty, problem(status))
                : response;
    }

    private static FullHttpResponse explained(FullHttpResponse empty, Problem problem) {
        ByteBuf body = ByteBufUtil.writeUtf8(empty.content().alloc(), problem.text(false));
        HttpHeaders headers = empty.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.readableBytes()));
        problem.headers().forEach(headers::set);
        empty.release();
        return new DefaultFullHttpResponse(
                empty.protocolVersion(), empty.status(), body, headers, new DefaultHttpHeaders());
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 414 ->
                Problem.of(status, "target-too-long", "Target too long", "The request's first line is too long.");
            case 431 ->
                Problem.of(status, "headers-too-large", "Headers too large", "The headers are too large or too many.");
            case 503 ->
                Problem.of(status, "service-unavailable", "Service unavailable", "The gateway is stopping.")
                        .with("Retry-After", "2");
            default -> Problem.of(status, "malformed-request", "Malformed request", "This is not proper HTTP.");
        };
    }
}
