package io.colloquy.gateway.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Lets a test say which user it is, without an account: after whoever recognises people, before whoever asks for them. */
@ApplicationScoped
public class AssumedAccount {
    public static final String HEADER = "X-Test-Account";

    private static final int AFTER_RECOGNITION = 1450;

    void observe(@Observes Filters filters) {
        filters.register(AssumedAccount::believe, AFTER_RECOGNITION);
    }

    private static void believe(RoutingContext context) {
        String account = context.request().getHeader(HEADER);
        if (account != null) {
            new Identity(account, Role.USER, Set.of(Scope.values()), new Credential(Credential.Kind.KEY, "key_test"))
                    .on(context);
        }
        context.next();
    }
}
