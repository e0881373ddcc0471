package io.colloquy.gateway.idempotency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BodyHashTest {
    private static final String FORM =
            "--%1$s\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n-- a --b -\r\n--%1$s--\r\n";

    @RepeatedTest(200)
    void aFormSentAgainWithAnotherBoundaryIsTheSameHoweverItArrives(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());

        Buffer first = form("----WebKitFormBoundary" + random.nextLong(), FORM, random);
        Buffer again = form("-" + random.nextInt(), FORM, random);

        assertEquals(first, again);
    }

    @Test
    void anotherFormIsAnother() {
        Random random = new Random(1);
        Buffer first = form("x", FORM, random);

        assertNotEquals(first, form("x", FORM.replace("-- a", "-- c"), random));
        assertNotEquals(first, form("x", FORM.replace("--%1$s--", "--%1$s"), random));
        assertNotEquals(first, form("x", FORM.replace("--%1$s--", "%1$s--"), random));
    }

    @Test
    void whatIsNoFormIsHashedAsItIs() throws Exception {
        BodyHash hash = BodyHash.of("application/json");
        hash.add(Buffer.buffer("{\"a\":"));
        hash.add(Buffer.buffer("1}"));

        assertArrayEquals(
                MessageDigest.getInstance("SHA-256").digest("{\"a\":1}".getBytes(StandardCharsets.UTF_8)),
                hash.value().getBytes());
    }

    private static Buffer form(String boundary, String text, Random random) {
        BodyHash hash = BodyHash.of("multipart/form-data; boundary=\"" + boundary + "\"");
        byte[] bytes = text.formatted(boundary).getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
            hash.add(Buffer.buffer(Arrays.copyOfRange(bytes, from, to)));
            from = to;
        }
        return hash.value();
    }
}
