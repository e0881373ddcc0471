package io.colloquy.standalone.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.standalone.client.GatewayClient;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Things in states that an account comes to by chance: a job that fails, a plan that no longer fits, an account that is leaving. */
final class ContractThings {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What is too long to be stored within its request. */
    private static final int LINES = 400;

    private final RunningColloquy colloquy;
    private final Cast cast;
    private final GatewayClient owner;

    ContractThings(RunningColloquy colloquy, Cast cast) {
        this.colloquy = colloquy;
        this.cast = cast;
        String base = colloquy.system().ports().url(Service.GATEWAY);
        owner = new GatewayClient(base, cast.owner::key);
    }

    Things made() {
        return cast.things
                .with("openJob", job("contract-open"))
                .with("failedJob", failed(job("contract-failing")))
                .with("driftedPlan", drifted())
                .with("deletions", deletion())
                .with("manyLines", manyLines());
    }

    private String job(String kind) {
        String id = UUID.randomUUID().toString();
        String order =
                "{\"id\": \"%s\", \"kind\": \"%s\", \"title\": \"Contract\", \"batches\": [{\"items\": [\"a\"]}]}";
        ask("/internal/jobs", order.formatted(id, kind));
        return id;
    }

    private String failed(String job) {
        String wish = "{\"worker\": \"contract\", \"kinds\": [\"contract-failing\"], \"max\": 1}";
        JsonNode claim = ask("/internal/batches/claim", wish).path(0);
        String end = "{\"fence\": %d, \"done\": 0, \"failed\": 1, \"skipped\": 0, \"invalid\": 0, \"messages\":"
                + " [{\"item\": \"a\", \"severity\": \"error\", \"text\": \"It would not.\"}]}";
        ask(
                "/internal/batches/" + job + "/" + claim.path("batch").asInt() + "/complete",
                end.formatted(claim.path("fence").asLong()));
        return job;
    }

    private String drifted() {
        long chat = Long.parseLong(cast.things.idNamed("chats"));
        PlanView plan = owner.post(
                "/api/backfills", new PlanView.Request(true, null, null, List.of(chat), "all"), PlanView.class);
        Map<String, String> message = Map.of("sender", "Ana", "text", "Late.", "at", "2024-01-13T12:00:00Z");
        owner.post("/api/chats/" + chat + "/messages", message, JsonNode.class);
        return plan.planId();
    }

    private String deletion() {
        Person gone = person("gone");
        RawRequest leave = RawRequest.of("DELETE", "/api/account")
                .json("{\"password\": \"" + gone.password() + "\"}")
                .bearer(gone.session());
        String receipt = ask(Service.GATEWAY, leave).path("receipt").asText();
        return receipt.substring(receipt.lastIndexOf('/') + 1);
    }

    String operatorKey() {
        return colloquy.operatorKey();
    }

    Person person(String name) {
        String base = colloquy.system().ports().url(Service.GATEWAY);
        return Person.registered(colloquy.gateway(), base, "contract-" + name, Planted.OWNERS_PASSWORD);
    }

    private static String manyLines() {
        String line = "{\"sourcedb\": \"garden\", \"sourceid\": \"%d\", \"text\": \"It rains, and it rains, and then"
                + " it rains.\", \"denotations\": []}\n";
        return IntStream.range(0, LINES).mapToObj(line::formatted).collect(Collectors.joining());
    }

    private JsonNode ask(String path, String json) {
        String token = colloquy.tokens().summary(Service.TRACKING, cast.owner.id());
        return ask(Service.TRACKING, RawRequest.of("POST", path).json(json).bearer(token));
    }

    private static JsonNode ask(Service service, RawRequest request) {
        try (RawConnection connection = new RawConnection(DoorSystem.port(service))) {
            Answer answer = connection.ask(request);
            if (answer.status() >= 300) {
                throw new AssertionError(request + "\n--> " + answer);
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
