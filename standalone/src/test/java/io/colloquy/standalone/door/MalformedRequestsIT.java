package io.colloquy.standalone.door;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes in, what goes out is an answer that a client can understand: never a 5xx, never silence, never the inside.
 * {@code -Dcolloquy.malformed=N} asks N questions, {@code -Dcolloquy.seed=N} others.
 */
class MalformedRequestsIT {
    private static final int QUESTIONS = Integer.getInteger("colloquy.malformed", 20_000);
    private static final long SEED = Long.getLong("colloquy.seed", 5);
    private static final int CLIENTS = 4;

    private final RunningColloquy colloquy = DoorSystem.shared();
    private final Faults faults = new Faults();
    private final Map<String, Integer> statuses = new ConcurrentSkipListMap<>();
    private final Things things = Belongings.of(colloquy.gateway(), "malformed", Planted.MALFORMED_WORD);

    @Test
    void noRequestOfThousandsIsAFailureAHangOrARevelation() throws Exception {
        List<Operation> operations = OpenApi.committed().stream()
                .filter(known -> !known.isInternal())
                .toList();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<Void>> asking = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(SEED * 1000 + client);
            asking.add(() -> ask(operations, random));
        }

        for (Future<Void> done : clients.invokeAll(asking)) {
            done.get();
        }
        clients.shutdown();

        int asked = statuses.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println(asked + " malformed requests over " + operations.size() + " operations: " + statuses);
        assertTrue(faults.none(), faults::toString);
        assertTrue(asked >= QUESTIONS, "only " + asked + " were asked");
    }

    private Void ask(List<Operation> operations, Random random) throws IOException {
        ValidRequests valid = new ValidRequests(things, random);
        Mutations mutations = new Mutations(random);
        try (RawConnection connection = new RawConnection(DoorSystem.port(Service.GATEWAY))) {
            for (int i = 0; i < QUESTIONS / CLIENTS; i++) {
                Operation operation = operations.get(i % operations.size());
                ask(connection, operation, mutations.spoilt(valid.of(operation)).bearer(colloquy.operatorKey()));
            }
        }
        return null;
    }

    private void ask(RawConnection connection, Operation operation, RawRequest request) {
        try {
            Answer answer = connection.ask(request);
            statuses.merge(Integer.toString(answer.status()), 1, Integer::sum);
            Manners.faults(request.target(), answer)
                    .forEach(fault -> faults.add(fault, operation, request + "\n--> " + answer));
        } catch (IOException | RuntimeException e) {
            statuses.merge("none", 1, Integer::sum);
            faults.add("no answer, " + e, operation, request.toString());
        }
    }
}
