package io.colloquy.summary.leaving;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.colloquy.summary.As;
import io.colloquy.summary.SummaryServiceTest;
import io.colloquy.summary.caller.Household;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an export reads, and when. */
@QuarkusTest
class ExportTest extends SummaryServiceTest {
    @Inject
    Household household;

    @Inject
    Export export;

    @Test
    void aReaderWhoStopsReadingStopsTheDatabaseToo() {
        String account = "acc_slow_" + UUID.randomUUID();
        long chat = chat(account);
        fill(chat, 5_000, "'text'");
        AssertSubscriber<byte[]> reader = AssertSubscriber.create(2);

        export.of(account).subscribe().withSubscriber(reader);
        await().until(() -> reader.getItems().size() == 2);
        household.execute("DELETE FROM message WHERE chat_id = " + chat);
        reader.request(Long.MAX_VALUE).awaitCompletion(Duration.ofSeconds(10));

        long messages = lines(reader, "\"message\"");
        assertTrue(messages >= 500 && messages <= 1_000, messages + " were read before anybody asked for them");
    }

    @Test
    void aPageOfLongTextsIsShort() {
        String account = "acc_long_" + UUID.randomUUID();
        fill(chat(account), 12, "repeat('x', 400000)");
        AssertSubscriber<byte[]> reader = AssertSubscriber.create(Long.MAX_VALUE);

        export.of(account).subscribe().withSubscriber(reader);
        reader.awaitCompletion(Duration.ofSeconds(10));

        assertEquals(12, lines(reader, "\"message\""));
        assertTrue(reader.getItems().stream().allMatch(piece -> piece.length < 2_000_000));
    }

    private static long lines(AssertSubscriber<byte[]> reader, String type) {
        return reader.getItems().stream()
                .flatMap(piece -> new String(piece, StandardCharsets.UTF_8).lines())
                .filter(line -> line.contains("\"type\" : " + type))
                .count();
    }

    private static long chat(String account) {
        return Household.post(As.account(account), "/api/chats", Map.of("name", "exported"), 201)
                .getLong("id");
    }

    private void fill(long chat, int messages, String text) {
        household.execute("INSERT INTO message (chat_id, at, sender, text) SELECT " + chat + ", now(), 'A', " + text
                + " FROM generate_series(1, " + messages + ")");
    }
}
