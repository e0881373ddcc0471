package io.colloquy.gateway.account;

import io.colloquy.gateway.problem.Problem;
import io.colloquy.gateway.problem.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Computes hashes of passwords: two at once and twenty waiting, because each takes 19 MiB and some ten milliseconds. */
@ApplicationScoped
public class Passwords {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;
    /** Of no password that anybody knows. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$Y29sbG9xdXlub2JvZHlzIQ$JzwbiqB2UYqTA4Ia2VBhh8ZZo1BgmHTXN5LnAtpv0O4";

    private final WorkerExecutor workers;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Counter computed;

    Passwords(Vertx vertx, MeterRegistry meters) {
        this.workers = vertx.createSharedWorkerExecutor("passwords", AT_ONCE);
        this.computed = meters.counter("colloquy.password.hashes");
    }

    Uni<String> hash(String password) {
        return compute(() -> Argon2id.hash(password));
    }

    /**
     * Costs the same whether there is anything to compare with or not: the time of an answer shall not tell who has an
     * account.
     *
     * @param encoded null for nobody, and for an account without a password
     */
    public Uni<Boolean> matches(String password, String encoded) {
        String other = encoded == null ? NOBODYS : encoded;
        return compute(() -> Argon2id.matches(password, other) && encoded != null);
    }

    private <T> Uni<T> compute(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (underWay.incrementAndGet() > AT_ONCE + WAITING) {
                underWay.decrementAndGet();
                return Uni.createFrom().failure(busy());
            }
            return Uni.createFrom()
                    .completionStage(workers.executeBlocking(counted(work), false)
                            .onComplete(done -> underWay.decrementAndGet())
                            .toCompletionStage());
        });
    }

    private <T> Callable<T> counted(Callable<T> work) {
        return () -> {
            computed.increment();
            return work.call();
        };
    }

    private static Refused busy() {
        return new Refused(Problem.of(
                        503,
                        "too-many-log-ins",
                        "Too many log-ins",
                        "Too many passwords are being checked at the moment.")
                .with("Retry-After", "1"));
    }
}
