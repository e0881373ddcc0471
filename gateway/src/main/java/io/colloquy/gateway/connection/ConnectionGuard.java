package io.colloquy.gateway.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Watches every connection from its first moment, which is before anything else here hears of it. Netty finds it by its service file. */
@RegisterForReflection
public final class ConnectionGuard extends ChannelInitializerExtension {
    private static volatile Entrance entrance;

    static void use(Entrance ofThisProcess) {
        entrance = ofThisProcess;
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        entrance.guard(channel);
    }
}
