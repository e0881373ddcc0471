package io.colloquy.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;

/** The time from the opening of a connection to the end of its first request's head, handshake included. */
final class FirstHead extends ChannelInboundHandlerAdapter {
    static final long SECONDS = 10;

    /** Where Vert.x puts what turns answers into bytes; it is there from the start, or once a handshake is done. */
    private static final String ENCODER = "httpEncoder";

    private static final String DECODER = "httpDecoder";

    private final HttpServerOptions options;

    private ScheduledFuture<?> late;

    /** Leaves it to Vert.x how large heads may be. */
    FirstHead() {
        this(null);
    }

    FirstHead(HttpServerOptions options) {
        this.options = options;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        late = Heads.closeIn(SECONDS, context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (context.pipeline().context(ENCODER) != null) {
            context.pipeline().addAfter(ENCODER, null, new Heads(late));
            if (options != null) {
                context.pipeline().replace(DECODER, DECODER, new HeadDecoder(options));
            }
            context.pipeline().remove(this);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        late.cancel(false);
        context.fireChannelInactive();
    }
}
