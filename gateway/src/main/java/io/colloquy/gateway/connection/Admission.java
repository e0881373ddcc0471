package io.colloquy.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Lets a connection in, or closes it before a byte of it was read. */
final class Admission extends ChannelInboundHandlerAdapter {
    private final Connections connections;
    private final String address;

    Admission(Connections connections, String address) {
        this.connections = connections;
        this.address = address;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void channelActive(ChannelHandlerContext context) {
        if (connections.enter(address)) {
            context.channel().closeFuture().addListener(closed -> connections.leave(address));
        } else {
            context.close();
        }
        context.fireChannelActive();
        context.pipeline().remove(this);
    }
}
