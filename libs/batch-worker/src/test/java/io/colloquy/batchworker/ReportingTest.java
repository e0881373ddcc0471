package io.colloquy.batchworker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingTest extends WorkerTest {
    @Test
    void aFinishedBatchIsReportedAndItsSlotIsFilledAgain() {
        queue.add("a");
        queue.add("b");
        queue.add("c");
        worker.start();
        assertEquals(List.of("claim 2"), queue.calls);

        handler.finish(2, 1);

        assertEquals(List.of("claim 2", "complete 2", "claim 1"), queue.calls);
        assertEquals(2, handler.working.size());
    }

    @Test
    void aFailingHandlerGivesTheAttemptUpWithTheReason() {
        queue.add("a");
        worker.start();

        handler.fail(1, new IllegalStateException("no such plan"));

        assertEquals(List.of("fail 1: java.lang.IllegalStateException: no such plan"), queue.callsOf("fail"));
    }

    @Test
    void aHandlerThatThrowsInsteadOfFailingIsNoDifferent() {
        handler.thrown = new IllegalStateException("no such plan");
        queue.add("a");

        worker.start();

        assertEquals(1, queue.callsOf("fail").size());
        assertEquals("claim 2", queue.calls.get(queue.calls.size() - 1));
    }

    @Test
    void anOutcomeThatDoesNotAccountForEveryItemIsAFailure() {
        queue.add("a", "b");
        worker.start();

        handler.finish(1, 1);

        assertTrue(queue.callsOf("complete").isEmpty());
        assertEquals(1, queue.callsOf("fail").size());
    }

    @Test
    void aCompletionOfUnknownOutcomeIsRepeated() {
        queue.add("a");
        worker.start();
        queue.endAnswer = ScriptedQueue::unreachable;
        handler.finish(1, 1);
        seconds(3);
        int repeated = queue.callsOf("complete").size();
        assertTrue(repeated > 1);

        queue.endAnswer = () -> Uni.createFrom().voidItem();
        seconds(60);

        assertTrue(queue.callsOf("complete").size() <= repeated + 1);
        assertTrue(queue.callsOf("fail").isEmpty());
    }

    @Test
    void aCompletionWithoutAnAnswerIsRepeatedToo() {
        queue.add("a");
        worker.start();
        queue.endAnswer = () -> Uni.createFrom().nothing();

        handler.finish(1, 1);
        seconds(6);

        assertEquals(2, queue.callsOf("complete").size());
    }

    @Test
    void aCompletionIsNoLongerRepeatedWhenTheLeaseIsOver() {
        queue.add("a");
        worker.start();
        queue.endAnswer = ScriptedQueue::unreachable;
        handler.finish(1, 1);
        seconds(25);
        int until = queue.callsOf("complete").size();

        seconds(60);

        assertEquals(until, queue.callsOf("complete").size());
    }

    @Test
    void whoIsToldThatTheLeaseIsLostStopsReporting() {
        queue.add("a");
        worker.start();
        queue.endAnswer = ScriptedQueue::lost;

        handler.finish(1, 1);
        seconds(60);

        assertEquals(1, queue.callsOf("complete").size());
    }
}
