package io.colloquy.standalone.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes in, what goes out is an answer that a client can understand: never a 5xx, never silence, never the inside.
 * {@code -Dcolloquy.malformed=N} asks N questions, {@code -Dcolloquy.seed=N} others.
 */
class MalformedRequestsIT {
    private static final int QUESTIONS = Integer.getInteger("colloquy.malformed", 20_000);
    private static final long SEED = Long.getLong("colloquy.seed", 5);
    private static final int CLIENTS = 4;
    private static final List<String> EVERY_SCOPE = List.of("read", "write", "generate", "admin");
    /** Said before anybody looked at what was asked for; this key may do everything, so that a 403 is an operation's own word. */
    private static final Set<Integer> AT_THE_DOOR = Set.of(400, 401, 405, 406, 413, 414, 415, 429, 431);

    private final String base = DoorSystem.shared().system().ports().url(Service.GATEWAY);
    /** An operator of its own: among these requests are some that would close the account of whoever asks, or lock it. */
    private final Person asking =
            Person.registered(DoorSystem.shared().gateway(), base, "malformed", Planted.OTHERS_PASSWORD, "operator");

    private final String key =
            Person.key(base, asking.session(), EVERY_SCOPE).path("key").asText();
    private final Things things = Belongings.of(client(), "malformed", Planted.MALFORMED_WORD);
    private final Contract contract = Contract.shared();
    private final Faults faults = new Faults();
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final Map<String, Set<Integer>> reached = new ConcurrentHashMap<>();

    @Test
    void noRequestOfThousandsIsAFailureAHangOrARevelation() throws Exception {
        List<Operation> operations = OpenApi.committed().stream()
                .filter(known -> !known.isInternal())
                .toList();
        operations.forEach(operation -> reached.put(operation.name(), ConcurrentHashMap.newKeySet()));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> questions = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(SEED * 1000 + client);
            questions.add(() -> ask(operations, next, random));
        }

        for (Future<Void> done : clients.invokeAll(questions)) {
            done.get();
        }
        clients.shutdown();

        System.out.println(QUESTIONS + " malformed requests over " + operations.size() + " operations: " + statuses);
        assertTrue(faults.none(), faults::toString);
        assertEquals(
                QUESTIONS,
                statuses.values().stream().mapToInt(Integer::intValue).sum(),
                "answers");
        assertEquals(
                "malformed",
                client().get("/api/auth/me", JsonNode.class).path("name").asText());
        reached.values().removeIf(seen -> !AT_THE_DOOR.containsAll(seen));
        assertEquals(Map.of(), reached, "operations that were never reached");
    }

    private GatewayClient client() {
        return new GatewayClient(base, () -> key);
    }

    private Void ask(List<Operation> operations, AtomicInteger next, Random random) throws IOException {
        ValidRequests valid = new ValidRequests(things, random);
        Mutations mutations = new Mutations(random);
        try (RawConnection connection = new RawConnection(DoorSystem.port(Service.GATEWAY))) {
            for (int i = next.getAndIncrement(); i < QUESTIONS; i = next.getAndIncrement()) {
                Operation operation = operations.get(i % operations.size());
                ask(connection, operation, mutations.spoilt(valid.of(operation)).bearer(key));
            }
        }
        return null;
    }

    private void ask(RawConnection connection, Operation operation, RawRequest request) {
        try {
            Answer answer = connection.ask(request);
            statuses.merge(answer.status(), 1, Integer::sum);
            reached.get(operation.name()).add(answer.status());
            Manners.faults(request.method(), request.target(), answer)
                    .forEach(fault -> faults.add(fault, operation, request + "\n--> " + answer));
            contract.faults(request.method(), request.target(), answer)
                    .forEach(fault -> faults.add(fault, operation, request + "\n--> " + answer));
        } catch (IOException | RuntimeException e) {
            faults.add("no answer, " + e, operation, request.toString());
        }
    }
}
