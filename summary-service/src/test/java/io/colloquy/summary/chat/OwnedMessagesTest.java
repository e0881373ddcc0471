package io.colloquy.summary.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.colloquy.summary.SummaryServiceTest;
import io.colloquy.summary.caller.Household;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The statements know whose a chat is by themselves, and not because somebody looked before. */
@QuarkusTest
class OwnedMessagesTest extends SummaryServiceTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    Household household;

    @Inject
    Messages messages;

    @Test
    void nobodyReadsWritesOrDeletesInSomebodyElsesChat() {
        var anna = household.furnish("acc_anna_" + UUID.randomUUID());
        String ben = "acc_ben_" + UUID.randomUUID();
        var said = new MessageInput(null, null, Instant.EPOCH, "Ben", "hi", null, "text", null);

        var read = messages.list(ben, anna.chat(), MessageCursor.of(null), null, 10)
                .await()
                .atMost(SOON);

        assertEquals(List.of(), read);
        assertThrows(
                ChatProblem.class,
                () -> messages.post(ben, anna.chat(), List.of(said)).await().atMost(SOON));
        assertThrows(
                ChatProblem.class,
                () -> messages.delete(ben, anna.chat(), anna.message()).await().atMost(SOON));
        assertEquals(
                3,
                messages.list(anna.account(), anna.chat(), MessageCursor.of(null), null, 10)
                        .await()
                        .atMost(SOON)
                        .size());
    }
}
