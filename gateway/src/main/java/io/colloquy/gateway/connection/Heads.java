package io.colloquy.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Gives every request's head its time: whoever sends it a byte now and then loses the connection, however many bytes he
 * has left. The time of a body, and of an answer, is the business of the request.
 */
final class Heads extends ChannelDuplexHandler {
    /** More than the minute for which proxies keep idle connections, so that none of them sends into one that is closing. */
    static final long NEXT_SECONDS = 75;

    private ScheduledFuture<?> late;
    private int unanswered;
    private boolean informing;

    Heads(ScheduledFuture<?> late) {
        this.late = late;
    }

    /** Nobody waits for the end of a connection that is given up. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static ScheduledFuture<?> closeIn(long seconds, ChannelHandlerContext context) {
        return context.executor().schedule(() -> context.close(), seconds, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            late.cancel(false);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) throws Exception {
        if (message instanceof HttpResponse response) {
            // The server's word to itself that this is not to be compressed.
            if (response.headers().contains(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.IDENTITY, false)) {
                response.headers().remove(HttpHeaderNames.CONTENT_ENCODING);
            }
            informing = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            super.write(context, informing ? message : Unrouted.complete(context.channel(), response), written);
        } else {
            super.write(context, message, written);
        }
        if (message instanceof LastHttpContent && !informing && --unanswered == 0) {
            late = closeIn(NEXT_SECONDS, context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        late.cancel(false);
        context.fireChannelInactive();
    }
}
