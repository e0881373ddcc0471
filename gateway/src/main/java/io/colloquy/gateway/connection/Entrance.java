package io.colloquy.gateway.connection;

import io.colloquy.gateway.edge.AddressKey;
import io.colloquy.gateway.edge.TrustedProxies;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Who is counted as what. The management port is left alone, so that a crowd at the door makes no probe fail; a trusted
 * proxy counts in all and not by its address, which is that of everybody behind it.
 */
@Singleton
class Entrance implements MeterBinder, HttpServerOptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(Entrance.class);
    private static final int MOST = 100_000;
    private static final int USUAL_PER_ADDRESS = 600;

    /** One whose head is as large as it may be and never ends takes 46 KB of heap; one that is idle takes 3. */
    private static final int HEAP_OF_ONE = 64 * 1_024;

    private final Connections connections;
    private final TrustedProxies proxies;
    private final int managementPort;

    private volatile HttpServerOptions options = new HttpServerOptions();

    @Inject
    Entrance(
            ConnectionConfig config,
            TrustedProxies proxies,
            @ConfigProperty(name = "quarkus.management.port") int managementPort) {
        this.connections = new Connections(
                number(
                        "MAX_CONNECTIONS",
                        config.most(),
                        usual(Runtime.getRuntime().maxMemory())),
                number("MAX_CONNECTIONS_PER_ADDRESS", config.mostPerAddress(), USUAL_PER_ADDRESS));
        this.proxies = proxies;
        this.managementPort = managementPort;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions asConfigured) {
        options = asConfigured;
    }

    void guard(Channel channel) {
        if (channel.localAddress() instanceof InetSocketAddress here && here.getPort() == managementPort) {
            channel.pipeline().addLast(new FirstHead());
        } else {
            channel.pipeline().addLast(new Admission(connections, address(channel)), new FirstHead(options));
        }
    }

    /** Also nobody's: what is on this machine's file system has no address. */
    private String address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress peer && !proxies.hold(peer.getAddress())
                ? AddressKey.of(peer.getAddress())
                : Connections.NOBODYS;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("colloquy.connections", connections, Connections::open).register(meters);
        FunctionCounter.builder("colloquy.refused.connections", connections, Connections::refused)
                .register(meters);
    }

    static int usual(long heap) {
        return (int) Math.max(100, Math.min(MOST, heap / HEAP_OF_ONE));
    }

    static int number(String variable, Optional<String> written, int usual) {
        String text = written.orElse(Integer.toString(usual)).strip();
        if (text.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        }
        LOG.warnf("%s=%s is not within 1-%d connections; using %d", variable, text, MOST, usual);
        return usual;
    }
}
