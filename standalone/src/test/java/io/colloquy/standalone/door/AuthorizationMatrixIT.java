package io.colloquy.standalone.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.colloquy.standalone.endtoend.RunningColloquy;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every operation, asked by everybody whom the table names. What is the owner's shows to nobody else, not by one byte. */
class AuthorizationMatrixIT {
    private static final RunningColloquy COLLOQUY = DoorSystem.shared();
    private static Cast cast;

    private final Contract contract = Contract.shared();
    private final Faults faults = new Faults();
    private boolean shown;

    @BeforeAll
    static void everybodyIsThere() {
        cast = new Cast(COLLOQUY);
    }

    @Test
    void everyOperationAnswersEachActorAsTheTableSays() throws IOException {
        List<MatrixRow> rows = MatrixRow.below("public");
        for (MatrixRow row : rows) {
            for (Map.Entry<String, Integer> cell : row.expected().entrySet()) {
                if (!cell.getKey().equals("owner")) {
                    ask(row, cell.getKey(), cell.getValue());
                }
            }
        }
        // Whatever they tried, it is all still there.
        for (MatrixRow row : rows) {
            expect(row, "owner", row.expected().get("owner"), gateway(cast.as("owner", request(row), row)));
        }

        assertTrue(shown, "the owner himself does not see what is his, so that its absence shows nothing");
        assertTrue(faults.none(), faults::toString);
    }

    @Test
    void aQuoteInAnIdIsOnlyOneMoreLetter() throws IOException {
        Things tricks = cast.things.all(Draft.encoded("x' OR '1'='1"));
        for (MatrixRow row : MatrixRow.below("public")) {
            if (row.expected().get("other") == 404 && row.path().contains("{")) {
                Answer answer = gateway(row.request(tricks).bearer(cast.owner.key()));
                if (answer.status() / 100 != 4) {
                    faults.add("a quote is a " + answer.status(), operation(row), answer.toString());
                }
            }
        }
        assertTrue(faults.none(), faults::toString);
    }

    private void ask(MatrixRow row, String actor, int expected) throws IOException {
        if (actor.equals("forged")) {
            forged(row, expected);
            return;
        }
        RawRequest request = cast.as(actor, request(row), row);
        Answer answer = actor.equals("direct") ? direct(row, request) : gateway(request);
        expect(row, actor, expected, answer);
        if (actor.equals("other")) {
            expect(row, "other with forged headers", expected, gateway(request.with(cast.claims())));
            if (expected == 404 && row.path().contains("{")) {
                unknown(row, answer);
            }
        }
    }

    private void forged(MatrixRow row, int expected) throws IOException {
        expect(row, "forged", expected, gateway(request(row).with(cast.claims())));
        for (String token : new ForgedTokens(COLLOQUY.system().secrets(), cast.owner.id()).at(service(row))) {
            expect(row, "forged", expected, gateway(request(row).bearer(token)));
        }
    }

    /** Behind the gateway nothing of it counts either, nor what counts at the gateway. */
    private Answer direct(MatrixRow row, RawRequest request) throws IOException {
        int expected = row.expected().get("direct");
        expect(row, "direct, forged", expected, at(service(row), request.with(cast.claims())));
        expect(row, "direct, owner's key", expected, at(service(row), request.bearer(cast.owner.key())));
        for (String token : new ForgedTokens(COLLOQUY.system().secrets(), cast.owner.id()).at(service(row))) {
            expect(row, "direct, forged token", expected, at(service(row), request.bearer(token)));
        }
        return at(service(row), request);
    }

    /** That something exists is told to nobody: the answer is the one for what does not. */
    private void unknown(MatrixRow row, Answer answer) throws IOException {
        Things nobodys = cast.things.unknown();
        RawRequest request = row.request(nobodys).bearer(cast.other.key());
        Answer unknown = gateway(request);
        String theirs = nobodys.nameless(unknown.body());
        String ours = cast.things.nameless(answer.body());
        if (unknown.status() != answer.status() || !theirs.equals(ours)) {
            faults.add("another's is not as what does not exist", operation(row), ours + "\n" + theirs);
        }
    }

    private void expect(MatrixRow row, String actor, int expected, Answer answer) {
        String what = row.operation() + " as " + actor;
        if (answer.status() != expected) {
            faults.add(what + " is a " + answer.status() + ", not " + expected, operation(row), answer.toString());
        }
        boolean owners = actor.equals("owner");
        shown |= owners && answer.body().contains(Planted.OWNERS_WORD);
        if (!owners && answer.toString().contains(Planted.OWNERS_WORD)) {
            faults.add(what + " shows what is the owner's", operation(row), answer.toString());
        }
        if (!actor.startsWith("direct")) {
            Manners.faults(row.method(), row.path(), answer)
                    .forEach(fault -> faults.add(fault, operation(row), answer.toString()));
            if (!operation(row).isInternal()) {
                contract.faults(operation(row), answer)
                        .forEach(fault -> faults.add(fault, operation(row), answer.toString()));
            }
        }
    }

    private static RawRequest request(MatrixRow row) {
        return row.request(cast.things);
    }

    private static Operation operation(MatrixRow row) {
        return OpenApi.committed().stream()
                .filter(known -> known.name().equals(row.operation()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such operation: " + row.operation()));
    }

    private static Service service(MatrixRow row) {
        return operation(row).service();
    }

    private static Answer gateway(RawRequest request) throws IOException {
        return at(Service.GATEWAY, request);
    }

    private static Answer at(Service service, RawRequest request) throws IOException {
        try (RawConnection connection = new RawConnection(DoorSystem.port(service))) {
            return connection.ask(request);
        }
    }

    @Test
    void whatIsForServicesIsForThemOnly() throws IOException {
        var tokens = COLLOQUY.tokens();
        String nobody = "acc_aaaaaaaaaaaaaaaa";
        Things things = new Things()
                .with("accounts", nobody)
                .with("purposes", "summary")
                .with("jobs", "00000000-0000-0000-0000-000000000001")
                .with("batches", "00000000-0000-0000-0000-000000000001")
                .with("{jobId}", "1");
        for (MatrixRow row : MatrixRow.below("internal")) {
            RawRequest request = row.request(things);
            Map<String, Integer> expected = row.expected();
            expect(row, "public", expected.get("public"), gateway(request.bearer(COLLOQUY.operatorKey())));
            for (Service at : serving(row)) {
                expect(row, "direct", expected.get("anonymous"), at(at, request.with(cast.claims())));
                expect(row, "direct user", expected.get("user"), at(at, request.bearer(tokens.user(at, nobody))));
                expect(row, "direct operator", expected.get("operator"), at(at, request.bearer(tokens.operator(at))));
                for (String token : new ForgedTokens(COLLOQUY.system().secrets(), nobody).at(at)) {
                    expect(row, "direct forged", expected.get("forged"), at(at, request.bearer(token)));
                }
                expect(
                        row,
                        "direct gateway",
                        expected.get("gateway"),
                        at(at, request.bearer(tokens.gateway(at, nobody))));
                expect(
                        row,
                        "direct summary",
                        expected.get("summary"),
                        at(at, request.bearer(tokens.summary(at, nobody))));
                if (row.path().contains("{account}")) {
                    RawRequest anothers = request.bearer(tokens.gateway(at, "local"));
                    expect(row, "direct gateway for another", 403, at(at, anothers));
                }
            }
        }

        assertTrue(faults.none(), faults::toString);
    }

    private static List<Service> serving(MatrixRow row) {
        return OpenApi.committed().stream()
                .filter(known -> known.name().equals(row.operation()))
                .map(Operation::service)
                .toList();
    }

    @Test
    void theDocumentThatIsServedNamesExactlyThePublicOperations() throws IOException {
        Answer answer = gateway(RawRequest.of("GET", "/openapi?format=json"));

        JsonNode document = new ObjectMapper().readTree(answer.body());
        assertEquals(
                names(OpenApi.committed().stream().filter(operation -> !operation.isInternal())),
                names(OpenApi.operations(Service.GATEWAY, document).stream()));
    }

    @Test
    void noMetricTellsOfAnybodyOrOfWhatHeHas() {
        for (Service service : Service.values()) {
            String metrics = COLLOQUY.management(service, "/q/metrics").body();
            List<String> told = new ArrayList<>(Planted.WORDS);
            told.addAll(List.of(cast.owner.id(), cast.owner.key(), cast.owner.session(), COLLOQUY.operatorKey()));
            told.forEach(word -> assertFalse(metrics.contains(word), service + " tells " + word.substring(0, 4) + "…"));
        }
    }

    private static Set<String> names(Stream<Operation> operations) {
        return operations.map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
