package io.colloquy.graph.usage;

import static io.colloquy.graph.usage.Replica.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Reserves, commits, gives back, forgets, repeats itself at other replicas and has its limits changed. */
final class RandomCustomer {
    static final int ACCOUNTS = 4;

    private final LedgerServer server;
    private final List<Replica> replicas;
    private final Random random;
    private final Map<UUID, Set<Boolean>> said = new HashMap<>();

    RandomCustomer(LedgerServer server, List<Replica> replicas, int seed) {
        this.server = server;
        this.replicas = replicas;
        this.random = new Random(seed);
    }

    /** So many times at least, and for as long as there is to be a run. */
    RandomCustomer call(int times, BooleanSupplier more) {
        for (int i = 0; i < times || more.getAsBoolean(); i++) {
            callOnce();
        }
        return this;
    }

    /** What was said of an operation allows these ends and no others. */
    void check() {
        said.forEach((operation, ends) -> {
            String status = server.query(
                            "SELECT status FROM usage_reservation WHERE operation_id = '" + operation + "'")
                    .get(0)
                    .getString(0);
            if (ends.equals(Set.of(true))) {
                assertTrue(Set.of("committed", "late").contains(status), status);
            } else if (ends.equals(Set.of(false))) {
                assertTrue(Set.of("released", "expired").contains(status), status);
            }
        });
    }

    private void callOnce() {
        var account = new Account("random " + random.nextInt(ACCOUNTS));
        UUID operation = UUID.randomUUID();
        var worst = new Estimate(random.nextInt(600), new BigDecimal(random.nextInt(30)).movePointLeft(2));
        Reservation held = reserve(account, operation, worst);
        if (held == null) {
            changeLimit(account);
            return;
        }
        if (random.nextInt(4) == 0) {
            assertEquals(held, reserve(account, operation, worst), "a repetition got another answer");
        }
        var atOnce = new ArrayList<Uni<Void>>();
        for (int ends = random.nextInt(4); ends > 0; ends--) {
            atOnce.add(end(held, random.nextInt(3) > 0));
        }
        if (!atOnce.isEmpty()) {
            done(Uni.join().all(atOnce).andFailFast());
        }
    }

    private Reservation reserve(Account account, UUID operation, Estimate worst) {
        return done(any().ledger
                .reserve(account, operation, worst)
                .onFailure(LimitReached.class)
                .recoverWithNull());
    }

    private Uni<Void> end(Reservation held, boolean charged) {
        said.computeIfAbsent(held.operation(), key -> new HashSet<>()).add(charged);
        var actual = new Actual(random.nextInt(300), random.nextInt(300), new BigDecimal("0.0001"), random.nextInt(2));
        Ledger ledger = any().ledger;
        return charged ? ledger.commit(held, actual) : ledger.release(held, actual);
    }

    /** Up, or down below what is used. */
    private void changeLimit(Account account) {
        server.query("UPDATE usage_account SET daily_requests = " + (20 + random.nextInt(400)) + " WHERE name = '"
                + account.name() + "'");
    }

    private Replica any() {
        return replicas.get(random.nextInt(replicas.size()));
    }
}
