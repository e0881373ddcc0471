package io.colloquy.gateway.forward;

import io.colloquy.gateway.access.RequestId;
import io.colloquy.gateway.neighbour.Neighbour;
import io.colloquy.gateway.neighbour.NeighbourConfig;
import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.colloquy.gateway.token.NeighbourToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** The connections to the neighbours: a pool each, so that one who is slow takes nothing from the others. */
@ApplicationScoped
class Upstream {
    private static final Logger LOG = Logger.getLogger(Upstream.class);

    private final Vertx vertx;
    private final ForwardConfig config;
    private final NeighbourConfig neighbours;
    private final NeighbourToken token;
    /** One for each event loop, so that a call and its answer stay on the loop of the client's connection. */
    private final Map<Neighbour, ThreadLocal<HttpClient>> clients = new EnumMap<>(Neighbour.class);

    Upstream(Vertx vertx, ForwardConfig config, NeighbourConfig neighbours, NeighbourToken token) {
        this.vertx = vertx;
        this.config = config;
        this.neighbours = neighbours;
        this.token = token;
        for (Neighbour neighbour : Neighbour.values()) {
            clients.put(neighbour, ThreadLocal.withInitial(() -> vertx.createHttpClient(options())));
        }
    }

    Uni<Attempt> attempt(Call call) {
        return Uni.createFrom()
                .emitter(emitter -> call.context().runOnContext(on -> {
                    Attempt attempt = new Attempt(vertx, config, call);
                    attempt.guarded()
                            .onSuccess(done -> emitter.complete(attempt))
                            .onFailure(emitter::fail);
                    attempt.start(clients.get(call.neighbour()).get(), target(call));
                }));
    }

    /** What the client is told when the guard gave up. */
    Uni<Attempt> refuse(Call call, Throwable why) {
        if (why instanceof Refused refused) {
            return Uni.createFrom().failure(refused);
        }
        Problem problem = NeighbourFailure.late(call.neighbour());
        if (why instanceof CircuitBreakerOpenException) {
            problem = NeighbourFailure.unavailable(
                    call.neighbour().title() + " failed several times in a row and is left alone for a moment.");
        } else {
            LOG.warnf(why, "The guard of %s gave up on %s", call.neighbour().title(), call.requestId());
        }
        return Uni.createFrom().failure(new Refused(problem));
    }

    private RequestOptions target(Call call) {
        HttpServerRequest request = call.request();
        URI url = neighbours.of(call.neighbour()).url();
        boolean ssl = "https".equals(url.getScheme());
        RequestOptions target = new RequestOptions()
                .setMethod(request.method())
                .setHost(url.getHost())
                .setPort(url.getPort() >= 0 ? url.getPort() : ssl ? 443 : 80)
                .setSsl(ssl)
                .setURI(request.query() == null ? request.path() : request.path() + "?" + request.query())
                .setConnectTimeout(config.connect().toMillis())
                .setHeaders(MultiMap.caseInsensitiveMultiMap());
        Headers.ask(request.headers(), target.getHeaders());
        String host = request.getHeader("Host");
        if (host != null) {
            // Services build absolute links from it, and those must lead back here.
            target.putHeader("Host", host);
        }
        target.putHeader("Authorization", token.of(call.identity(), call.neighbour()));
        return target.putHeader(RequestId.HEADER, call.requestId());
    }

    /**
     * Idle connections are given up before a service would close them under a request: after 30 s, or SHUTDOWN_DELAY (4 s
     * in the manifests) after it was asked to stop.
     */
    private HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout((int) config.connect().toMillis())
                .setKeepAliveTimeout(3)
                .setMaxPoolSize(512)
                .setMaxWaitQueueSize(128)
                .setMaxHeaderSize(16 * 1024)
                .setMaxChunkSize(64 * 1024);
    }
}
