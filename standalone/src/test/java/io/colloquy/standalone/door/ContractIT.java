package io.colloquy.standalone.door;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What the OpenAPI document promises happens, and nothing else: a request reaches every status that it names for any operation,
 * and every answer is as it says.
 */
class ContractIT {
    /** Refusals that mean the same for every operation, whatever its own words for them are. */
    private static final Set<Integer> USUAL = Set.of(401, 403, 413, 415);

    private static final int SOON = 100;

    private final RunningColloquy colloquy = DoorSystem.shared();
    private final Contract contract = Contract.shared();
    private final Faults faults = new Faults();
    private final Set<String> reached = new TreeSet<>();
    private int asked;

    @AfterAll
    static void onlyOneGatewayIsLeft() {
        DoorSystem.stopStrict();
    }

    @Test
    void everyStatusOfEveryOperationIsReachedAndEveryAnswerIsAsTold() throws IOException, SQLException {
        long begin = System.nanoTime();
        Cast cast = new Cast(colloquy, "-contract");
        ContractThings more = new ContractThings(colloquy, cast);
        Things things = more.made();
        UsualRefusals refusals = new UsualRefusals(colloquy, cast);

        refused(refusals);
        rows(things, credentials(cast, more));
        neighbourless(refusals);
        limited(refusals);
        withoutDatabase(refusals);

        Set<String> promised = promised();
        System.out.printf(
                "%d operations, %d statuses, %d requests in %d s%n",
                contract.document().operations().size(),
                promised.size(),
                asked,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        promised.removeAll(reached);
        assertEquals(Set.of(), promised, () -> "these are reached by nobody; " + faults);
        assertTrue(faults.none(), faults::toString);
    }

    private void rows(Things things, Map<String, String> credentials) throws IOException {
        for (ContractRow row : ContractRow.all()) {
            RawRequest request = row.request(things);
            if (credentials.get(row.actor()) != null) {
                request = request.bearer(credentials.get(row.actor()));
            }
            int port = row.actor().equals("newcomer") ? DoorSystem.strictPort() : DoorSystem.port(Service.GATEWAY);
            expect(operation(request), row.status(), request, port);
        }
    }

    private static Map<String, String> credentials(Cast cast, ContractThings more) {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("owner", cast.owner.key());
        credentials.put("session", cast.owner.session());
        credentials.put("operator", more.operatorKey());
        credentials.put("leaver", more.person("leaver").session());
        return credentials;
    }

    /** What the gateway refuses before it looks what was asked. */
    private void refused(UsualRefusals refusals) throws IOException {
        for (Operation operation : contract.document().operations()) {
            for (int status : statuses(operation)) {
                var request = USUAL.contains(status) || isShared(operation, status)
                        ? refusals.of(status, operation)
                        : Optional.<RawRequest>empty();
                if (request.isPresent()) {
                    expect(operation, status, request.get(), DoorSystem.port(Service.GATEWAY));
                }
            }
        }
    }

    /** Whoever is known first goes on, when his address is limited for what strangers ask. */
    private void limited(UsualRefusals refusals) throws IOException {
        Operation cheap = contract.document().named("GET /api/keys");
        ask(cheap, refusals.ofLimited(cheap), DoorSystem.strictPort());
        for (Operation operation : contract.document().operations()) {
            if (operation.response(429).isPresent()) {
                RawRequest request = refusals.ofLimited(operation);
                Answer answer = ask(operation, request, DoorSystem.strictPort());
                for (int i = 0; answer.status() != 429 && i < SOON; i++) {
                    answer = ask(operation, request, DoorSystem.strictPort());
                }
                expect(operation, 429, request, answer);
            }
        }
    }

    private void neighbourless(UsualRefusals refusals) throws IOException {
        for (Operation operation : contract.document().operations()) {
            if (operation.response(503).isPresent() && isForwarded(operation)) {
                expect(operation, 503, refusals.ofOperator(operation), DoorSystem.strictPort());
            }
        }
    }

    private void withoutDatabase(UsualRefusals refusals) throws IOException, SQLException {
        ClosedDatabase database = new ClosedDatabase(colloquy);
        try (database) {
            for (Operation operation : contract.document().operations()) {
                boolean health = operation.path().startsWith("/health");
                if (operation.response(503).isPresent() && !isForwarded(operation) && !health) {
                    expect(operation, 503, refusals.allowed(operation), DoorSystem.port(Service.GATEWAY));
                }
            }
        }
        String deep = colloquy.system().ports().url(Service.GATEWAY) + "/health/deep";
        await().until(() -> colloquy.get(deep).statusCode() == 200);
    }

    private static boolean isForwarded(Operation operation) {
        return OpenApi.committed().stream()
                .anyMatch(known -> known.name().equals(operation.name()) && known.service() != Service.GATEWAY);
    }

    private Set<String> promised() {
        Set<String> promised = new TreeSet<>();
        contract.document()
                .operations()
                .forEach(operation -> statuses(operation).forEach(status -> promised.add(operation + " " + status)));
        return promised;
    }

    private static List<Integer> statuses(Operation operation) {
        List<Integer> statuses = new ArrayList<>();
        operation.described().path("responses").fieldNames().forEachRemaining(status -> {
            if (!status.equals("default")) {
                statuses.add(Integer.parseInt(status));
            }
        });
        return statuses;
    }

    /** Whether the document says no more of it than of every operation's. */
    private static boolean isShared(Operation operation, int status) {
        return operation
                .described()
                .path("responses")
                .path(Integer.toString(status))
                .has("$ref");
    }

    private Operation operation(RawRequest request) {
        return contract.document()
                .of(request.method(), request.target())
                .orElseThrow(() -> new AssertionError("the document has no operation for " + request));
    }

    private void expect(Operation operation, int status, RawRequest request, int port) throws IOException {
        expect(operation, status, request, ask(operation, request, port));
    }

    private void expect(Operation operation, int status, RawRequest request, Answer answer) {
        if (answer.status() == status) {
            reached.add(operation + " " + status);
        } else {
            faults.add(
                    operation + " is a " + answer.status() + ", not " + status, operation, request + "\n--> " + answer);
        }
    }

    private Answer ask(Operation operation, RawRequest request, int port) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            asked++;
            Answer answer = connection.ask(request);
            contract.faults(request.method(), request.target(), answer)
                    .forEach(fault -> faults.add(fault, operation, request + "\n--> " + answer));
            return answer;
        }
    }
}
