package io.colloquy.standalone.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.colloquy.standalone.client.ImportView;
import io.colloquy.standalone.client.PlanView;
import io.colloquy.standalone.client.Problem;
import io.colloquy.standalone.system.Service;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is paid twice: the same input again, and the same request from two sides at once. */
class OnceIT {
    private final RunningColloquy colloquy = RunningColloquy.shared();
    private final Chats chats = new Chats(colloquy.gateway());

    @Test
    void theSampleTwiceIsOneSetOfMessagesAndOneSetOfGenerations() throws IOException {
        byte[] sample =
                OnceIT.class.getResourceAsStream("/sample/repair-cafe.txt").readAllBytes();

        ImportView first = chats.imported("WhatsApp Chat with Twice.txt", sample);
        ImportView second = chats.imported("WhatsApp Chat with Twice.txt", sample);
        long chat = first.chats().get(0);

        assertEquals(first.chats(), second.chats());
        assertEquals(first.report().added(), second.report().alreadyThere());
        assertEquals(0, second.report().added());
        assertEquals(first.report().added(), messages(chat));

        assertTrue(chats.end(chats.apply(chats.plan(chat, "missing"))).isWell());
        long paid = generations(chat);
        PlanView again = chats.plan(chat, "missing");

        assertEquals(10, chats.summaries(chat).size());
        assertEquals(10, paid);
        assertEquals(0, again.plannedDays());
        assertTrue(chats.end(chats.apply(again)).isWell());
        assertEquals(paid, generations(chat));
    }

    @Test
    void aLateMessageMakesExactlyItsDayStale() {
        long chat = imported("Late", 5);

        post(chat, "2022-01-03T11:00:00Z", "I am late.");

        assertEquals(List.of(LocalDate.of(2022, 1, 3)), chats.days(chat, "stale"));
        assertTrue(chats.end(chats.apply(chats.plan(chat, "stale"))).isWell());
        assertEquals(5, chats.days(chat, "ok").size());
        assertEquals(6, generations(chat));
    }

    @Test
    void twoBackfillsAtOnceLeaveOneSummaryPerDay() {
        long chat = chats.imported("WhatsApp Chat with Both.txt", Chats.export(30, 4))
                .chats()
                .get(0);

        List<CompletableFuture<Void>> both = Stream.of(1, 2)
                .map(side -> CompletableFuture.runAsync(() -> backfill(chat)))
                .toList();
        both.forEach(CompletableFuture::join);

        assertEquals(30, chats.summaries(chat).size());
        assertEquals(30, colloquy.number(Service.SUMMARY, "SELECT count(*) FROM summary WHERE chat_id = " + chat));
        assertEquals(30, generations(chat));
    }

    /** The slower side may find that its plan is out of date, which is an answer, too. */
    private void backfill(long chat) {
        try {
            chats.end(chats.apply(chats.plan(chat, "missing")));
        } catch (Problem e) {
            assertEquals("https://colloquy.io/problems/plan-drift", e.type());
        }
    }

    private long imported(String name, int days) {
        long chat = chats.imported("WhatsApp Chat with " + name + ".txt", Chats.export(days, 4))
                .chats()
                .get(0);
        assertTrue(chats.end(chats.apply(chats.plan(chat, "missing"))).isWell());
        return chat;
    }

    private void post(long chat, String at, String text) {
        colloquy.gateway()
                .post(
                        "/api/chats/" + chat + "/messages",
                        Map.of("at", at, "sender", "Ana", "text", text),
                        JsonNode.class);
    }

    private long messages(long chat) {
        return colloquy.number(Service.SUMMARY, "SELECT count(*) FROM message WHERE chat_id = " + chat);
    }

    private long generations(long chat) {
        return colloquy.number(
                Service.GRAPH, "SELECT count(*) FROM generation WHERE caller_key LIKE 'summary:" + chat + ":%'");
    }
}
