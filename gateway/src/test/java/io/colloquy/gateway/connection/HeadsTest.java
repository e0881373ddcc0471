package io.colloquy.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The clock of these channels stands still until a test moves it. */
class HeadsTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();

    HeadsTest() {
        channel.freezeTime();
        channel.pipeline().addLast(new FirstHead(), new HttpRequestDecoder());
        channel.pipeline().addLast("httpEncoder", new HttpResponseEncoder());
        channel.pipeline().fireChannelActive();
    }

    @Test
    void aConnectionThatSaysNothingIsGivenUp() {
        pass(FirstHead.SECONDS - 1);
        assertTrue(channel.isOpen());

        pass(2);
        assertFalse(channel.isOpen());
    }

    @Test
    void aByteNowAndThenBuysNoTime() {
        for (int sent = 0; sent < FirstHead.SECONDS; sent++) {
            send("G");
            pass(1);
        }

        assertFalse(channel.isOpen());
    }

    @Test
    void aRequestIsNotHurriedOnceItsHeadIsThere() {
        send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n");
        pass(3_600);

        assertTrue(channel.isOpen());
    }

    @Test
    void theNextHeadHasItsTimeFromTheEndOfTheAnswer() {
        send("GET / HTTP/1.1\r\n\r\n");
        pass(600);
        answer(HttpResponseStatus.OK);
        send("GET / HT");
        pass(Heads.NEXT_SECONDS - 1);
        assertTrue(channel.isOpen());

        pass(2);
        assertFalse(channel.isOpen());
    }

    @Test
    void anAnswerInAdvanceIsNoAnswer() {
        send("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n");
        answer(HttpResponseStatus.CONTINUE);
        pass(600);

        assertTrue(channel.isOpen());
    }

    @Test
    void whoeverSentSeveralRequestsMayWaitForTheLastAnswer() {
        send("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        answer(HttpResponseStatus.OK);
        pass(600);

        assertTrue(channel.isOpen());
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runPendingTasks();
        channel.runScheduledPendingTasks();
    }
}
