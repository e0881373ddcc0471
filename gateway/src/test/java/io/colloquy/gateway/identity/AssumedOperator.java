package io.colloquy.gateway.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * In tests, whoever says nothing about himself is the operator, so that a test of something else need not log in. A test of
 * who gets in sends {@link #NOBODY} and is taken at its word.
 */
@ApplicationScoped
public class AssumedOperator {
    /** Any value: this request shall stay as it is. */
    public static final String NOBODY = "X-Test-Nobody";

    public static final String KEY = "clq_test22_" + "A".repeat(43);

    private static final int BEFORE_ACCESS = 2100;

    void observe(@Observes Filters filters) {
        filters.register(AssumedOperator::assume, BEFORE_ACCESS);
    }

    private static void assume(RoutingContext context) {
        MultiMap headers = context.request().headers();
        if (!headers.contains(NOBODY) && !headers.contains("Authorization")) {
            headers.set("Authorization", "Bearer " + KEY);
        }
        context.next();
    }
}
