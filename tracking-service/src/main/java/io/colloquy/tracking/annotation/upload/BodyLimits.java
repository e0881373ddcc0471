package io.colloquy.tracking.annotation.upload;

import io.colloquy.tokengate.Refusal;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Uploads go to disk and may have a gigabyte; everything else is read into memory and may have ten megabytes. */
@ApplicationScoped
class BodyLimits {
    private static final String UPLOADS = "/api/annotations/";
    private static final long OTHERS = 10L << 20;
    /** After the server's own limit has been noted for the request, before anybody reads. */
    private static final int BEFORE_ANY_ENDPOINT = 1;

    void register(@Observes Filters filters) {
        filters.register(BodyLimits::limit, BEFORE_ANY_ENDPOINT);
    }

    private static void limit(RoutingContext context) {
        boolean upload = context.normalizedPath().startsWith(UPLOADS);
        // A form is a little more than the file in it, which is measured by itself.
        long most = upload ? Body.MOST + OTHERS : OTHERS;
        if (length(context) > most) {
            Refusal.tooLarge(upload ? Body.MOST : OTHERS).answer(context);
            return;
        }
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
        context.next();
    }

    private static long length(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
