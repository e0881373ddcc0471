package io.colloquy.graph.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final int SAME = 7;

    private final List<List<Integer>> written = new ArrayList<>();
    private final List<UniEmitter<? super List<String>>> flights = new ArrayList<>();
    private final Together<String, Integer, String> together =
            new Together<>(this::write, question -> question == SAME ? "one row" : null);
    private final List<Object> heard = new ArrayList<>();

    @Test
    void whoeverFindsTheKeyFreeGoesAtOnceAndWhoComesMeanwhileGoesTogether() {
        ask("anna", 1);
        ask("anna", 2);
        ask("anna", 3);
        assertEquals(List.of(List.of(1)), written);

        land(0);
        assertEquals(List.of(List.of(1), List.of(2, 3)), written);
        assertEquals(List.of("1!"), heard);

        land(1);
        assertEquals(List.of("1!", "2!", "3!"), heard);
        ask("anna", 4);
        assertEquals(List.of(4), written.get(2));
    }

    @Test
    void othersDoNotWait() {
        ask("anna", 1);
        ask("ben", 2);

        assertEquals(List.of(List.of(1), List.of(2)), written);
    }

    @Test
    void aGroupHasItsBoundAndTheRestFollows() {
        IntStream.range(0, 150).forEach(i -> ask("anna", i));
        land(0);
        land(1);

        assertEquals(List.of(1, 100, 49), written.stream().map(List::size).toList());
    }

    @Test
    void aFailureIsForItsGroupAndNotForTheNext() {
        var broken = new IllegalStateException("away");
        ask("anna", 1);
        ask("anna", 2);

        flights.get(0).fail(broken);
        land(1);

        assertSame(broken, heard.get(0));
        assertEquals("2!", heard.get(1));
    }

    @Test
    void whoStandsBehindADeadDatabaseHearsItAtOnce() {
        var away = new DatabaseUnavailable();
        ask("anna", 1);
        ask("anna", 2);
        ask("anna", SAME);

        flights.get(0).fail(away);

        assertEquals(List.of(away, away, away), heard);
        ask("anna", 3);
        assertEquals(List.of(List.of(1), List.of(3)), written, "and the next one tries again");
    }

    @Test
    void whoCannotBeTakenFailsAloneAndTheOthersOfTheGroupDoNot() {
        ask("anna", 1);
        ask("anna", 2);
        ask("anna", 3);
        land(0);

        flights.get(1).fail(new IllegalStateException("one of them is no text"));
        flights.get(2).fail(new IllegalStateException("this one"));
        land(3);

        assertEquals(List.of(List.of(1), List.of(2, 3), List.of(2), List.of(3)), written);
        assertEquals("1!", heard.get(0));
        assertEquals("this one", ((Throwable) heard.get(1)).getMessage());
        assertEquals("3!", heard.get(2));
    }

    @Test
    void twoThatChangeOneRowAreNeverInOneStatement() {
        ask("anna", 1);
        ask("anna", SAME);
        ask("anna", SAME);
        ask("anna", 2);
        land(0);
        land(1);

        assertEquals(List.of(List.of(1), List.of(SAME, 2), List.of(SAME)), written);
    }

    @Test
    void whatWasAskedIsWrittenForOneWhoLeftAsWell() {
        ask("anna", 1);
        together.write("anna", 2).subscribe().with(heard::add).cancel();

        land(0);
        land(1);

        assertEquals(List.of(List.of(1), List.of(2)), written);
        assertEquals(List.of("1!"), heard);
    }

    private void ask(String key, int question) {
        together.write(key, question).subscribe().with(heard::add, heard::add);
    }

    private Uni<List<String>> write(String key, List<Integer> questions) {
        written.add(questions);
        return Uni.createFrom().emitter(flights::add);
    }

    private void land(int flight) {
        flights.get(flight)
                .complete(written.get(flight).stream().map(asked -> asked + "!").toList());
    }
}
