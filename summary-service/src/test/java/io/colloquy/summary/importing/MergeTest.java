package io.colloquy.summary.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.colloquy.summary.FakeTracking;
import io.colloquy.summary.ScriptedNeighbour.Reply;
import io.colloquy.summary.SummaryServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Overlapping exports are the union of their multisets, and an import taken back leaves what was there before. */
@QuarkusTest
class MergeTest extends SummaryServiceTest {
    private static final int ROUNDS = 12;

    FakeTracking tracking;

    @Inject
    ImportSteps steps;

    /** These tests hold the claims themselves. */
    @BeforeEach
    void keepTheWorkersIdle() {
        tracking.misbehave(call -> Reply.problem(503, "database-unavailable"));
    }

    @AfterEach
    void letTheWorkersGoOn() {
        tracking.behave();
    }

    /** One message of a made-up history: few senders, texts and seconds, so that many are equal. */
    private record Said(int minute, int second, String sender, String text) {
        String line(boolean seconds) {
            return seconds
                    ? String.format(Locale.ROOT, "[13.05.24, 10:%02d:%02d] %s: %s%n", minute, second, sender, text)
                    : String.format(Locale.ROOT, "13.05.24, 10:%02d - %s: %s%n", minute, sender, text);
        }

        Object key(boolean seconds) {
            return List.of(minute, seconds ? second : 0, sender, text);
        }
    }

    private static List<Said> history(Random random, int size) {
        List<Said> history = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            history.add(new Said(
                    i * 4 / size,
                    random.nextInt(3),
                    random.nextBoolean() ? "Anna" : "Ben",
                    random.nextBoolean() ? "ok" : "yes"));
        }
        history.sort((a, b) -> a.minute * 60 + a.second - b.minute * 60 - b.second);
        return history;
    }

    private static List<Said> piece(Random random, List<Said> history) {
        int from = random.nextInt(history.size());
        return history.subList(from, from + 1 + random.nextInt(history.size() - from));
    }

    private static String file(List<Said> messages, boolean seconds) {
        return String.join("", messages.stream().map(said -> said.line(seconds)).toList());
    }

    private static Map<Object, Integer> multiset(List<Said> messages, boolean seconds) {
        Map<Object, Integer> counts = new HashMap<>();
        messages.forEach(said -> counts.merge(said.key(seconds), 1, Integer::sum));
        return counts;
    }

    private static int union(Map<Object, Integer> a, Map<Object, Integer> b) {
        Map<Object, Integer> union = new HashMap<>(a);
        b.forEach((key, count) -> union.merge(key, count, Math::max));
        return union.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<String> sorted(List<String> listing) {
        return listing.stream().sorted().toList();
    }

    private static void undo(long id) {
        RestAssured.given().delete("/api/imports/" + id).then().statusCode(204);
    }

    @Test
    void sixEqualMessagesInOneSecondStaySix() {
        long chat = steps.chat("six");
        String six = "[13.05.24, 10:00:01] Anna: ok\n".repeat(6);

        steps.imported(six, chat);
        steps.imported(six, chat);
        steps.imported("[13.05.24, 10:00:01] Anna: ok\n".repeat(4), chat);

        assertEquals(6, steps.listing(chat).size());
    }

    @Test
    void overlappingExportsOfOnePrecisionAreTheUnionOfTheirMultisets() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            boolean seconds = random.nextBoolean();
            List<Said> history = history(random, 10 + random.nextInt(30));
            List<Said> first = piece(random, history);
            List<Said> second = piece(random, history);
            long chat = steps.chat("union " + seed);

            steps.imported(file(first, seconds), chat);
            steps.imported(file(second, seconds), chat);
            int size = steps.listing(chat).size();
            steps.imported(file(first, seconds), chat);
            steps.imported(file(second, seconds), chat);

            assertEquals(union(multiset(first, seconds), multiset(second, seconds)), size, "seed " + seed);
            assertEquals(size, steps.listing(chat).size(), "seed " + seed + ", again");
        }
    }

    @Test
    void anExportWithoutSecondsMeetsOneThatHasThemWhicheverComesFirst() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            boolean secondsFirst = random.nextBoolean();
            List<Said> history = history(random, 10 + random.nextInt(30));
            List<Said> first = piece(random, history);
            List<Said> second = piece(random, history);
            long chat = steps.chat("mixed " + seed);

            steps.imported(file(first, secondsFirst), chat);
            steps.imported(file(second, !secondsFirst), chat);
            int size = steps.listing(chat).size();
            steps.imported(file(first, secondsFirst), chat);

            assertEquals(union(multiset(first, false), multiset(second, false)), size, "seed " + seed);
            assertEquals(size, steps.listing(chat).size(), "seed " + seed + ", again");
        }
    }

    @Test
    void undoingTheLastImportRestoresTheListing() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Said> history = history(random, 10 + random.nextInt(30));
            long chat = steps.chat("undo last " + seed);
            steps.imported(file(piece(random, history), random.nextBoolean()), chat);
            steps.imported(file(piece(random, history), random.nextBoolean()), chat);
            List<String> before = steps.listing(chat);

            long last = steps.imported(file(piece(random, history), random.nextBoolean()), chat);
            undo(last);

            assertEquals(before, steps.listing(chat), "seed " + seed);
        }
    }

    @Test
    void undoingAnyImportLeavesTheUnionOfTheOthers() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            boolean seconds = random.nextBoolean();
            List<Said> history = history(random, 10 + random.nextInt(30));
            List<String> files = List.of(
                    file(piece(random, history), seconds),
                    file(piece(random, history), seconds),
                    file(piece(random, history), seconds));
            int undone = random.nextInt(3);
            long chat = steps.chat("undo any " + seed);
            long other = steps.chat("undo any, the others alone " + seed);

            Map<Integer, Long> ids = new TreeMap<>();
            for (int i = 0; i < 3; i++) {
                ids.put(i, steps.imported(files.get(i), chat));
                if (i != undone) {
                    steps.imported(files.get(i), other);
                }
            }
            undo(ids.remove(undone));

            assertEquals(sorted(steps.listing(other)), sorted(steps.listing(chat)), "seed " + seed);
            ids.values().forEach(MergeTest::undo);
            assertEquals(List.of(), steps.listing(chat), "seed " + seed + ", all undone");
        }
    }

    @Test
    void aChatThatImportsMadeGoesWithTheLastOfThem() {
        String text = "[13.05.24, 10:00:01] Anna: made\n";
        long first = steps.imported(text, "made by imports.txt", Map.of());
        long second = steps.imported(text, "made by imports.txt", Map.of());
        long chat = RestAssured.get("/api/imports/" + second).jsonPath().getLong("chats[0]");

        undo(first);
        assertEquals(1, steps.listing(chat).size());
        undo(second);

        RestAssured.get("/api/chats/" + chat).then().statusCode(404);
    }

    @Test
    void aLiveMessageStaysWhateverIsUndone() {
        long chat = steps.chat("live");
        String live = "{\"at\":\"2024-05-13T10:00:01Z\",\"sender\":\"Anna\",\"text\":\"ok\"}";
        RestAssured.given()
                .contentType("application/json")
                .body(live)
                .post("/api/chats/" + chat + "/messages")
                .then()
                .statusCode(201);

        long id = steps.imported("[13.05.24, 10:00:01] Anna: ok\n".repeat(2), chat);
        assertEquals(2, steps.listing(chat).size());
        undo(id);

        assertEquals(1, steps.listing(chat).size());
    }
}
