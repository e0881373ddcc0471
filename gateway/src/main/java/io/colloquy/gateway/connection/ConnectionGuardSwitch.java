package io.colloquy.gateway.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.bootstrap.ServerBootstrap;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ServiceLoader;
import org.jboss.logging.Logger;

/** Netty looks for its extensions only where a system property says so, and reads that once, with the first connection. */
@ApplicationScoped
class ConnectionGuardSwitch implements VertxOptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(ConnectionGuardSwitch.class);

    private final Entrance entrance;

    ConnectionGuardSwitch(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public void accept(VertxOptions beforeAnyConnection) {
        ConnectionGuard.use(entrance);
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
        boolean found =
                ServiceLoader.load(ChannelInitializerExtension.class, ServerBootstrap.class.getClassLoader()).stream()
                        .anyMatch(extension -> extension.type().getName().equals(ConnectionGuard.class.getName()));
        if (!found) {
            LOG.warn("Connections are neither counted nor given up, because Netty does not see ConnectionGuard");
        }
    }
}
