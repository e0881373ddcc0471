package io.colloquy.gateway.access;

import io.colloquy.gateway.edge.ClientAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Names every request, and says afterwards in one line and one measurement what became of it. */
@ApplicationScoped
public class Access {
    private static final Logger LOG = Logger.getLogger("io.colloquy.gateway.access");
    private static final String ID = "colloquy.request-id";
    private static final String ROUTE = "colloquy.route";
    private static final int BEFORE_EVERYTHING = 2000;

    private final MeterRegistry meters;

    Access(MeterRegistry meters) {
        this.meters = meters;
    }

    public static String requestId(RoutingContext context) {
        return context.get(ID);
    }

    /** The label of the measurement: a route's prefix, never a path, so that clients cannot make up series. */
    public static void route(RoutingContext context, String template) {
        context.put(ROUTE, template);
    }

    void observe(@Observes Filters filters) {
        filters.register(this::begin, BEFORE_EVERYTHING);
    }

    private void begin(RoutingContext context) {
        long started = System.nanoTime();
        String id = RequestId.of(context.request().getHeader(RequestId.HEADER));
        context.put(ID, id);
        context.response().putHeader(RequestId.HEADER, id);
        context.addEndHandler(end -> end(context, end, System.nanoTime() - started));
        context.next();
    }

    private void end(RoutingContext context, AsyncResult<Void> end, long nanos) {
        int status = context.response().getStatusCode();
        String outcome = end.failed() ? "cut" : status / 100 + "xx";
        meters.timer("http.server.requests", "uri", context.get(ROUTE, "unknown"), "outcome", outcome)
                .record(nanos, TimeUnit.NANOSECONDS);
        // Put together by hand: a format would be parsed again for every request.
        LOG.info(context.request().method() + " "
                + LoggedPath.of(context.request().path()) + " "
                + (end.failed() ? "cut" : status) + " " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms "
                + requestId(context) + " from " + ClientAddress.of(context));
    }
}
