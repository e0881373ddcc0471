package io.colloquy.tracking.annotation.pubannotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void theJdksDecoderAgreesOnEverySequence() {
        byte[] bytes = new byte[4];
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                for (int rest : new int[] {0x0101, 0x7f80, 0x8080, 0xbfbf, 0x80c0, 0xc080}) {
                    bytes[0] = (byte) first;
                    bytes[1] = (byte) Math.max(1, second);
                    bytes[2] = (byte) (rest >> 8);
                    bytes[3] = (byte) rest;
                    agree(bytes);
                }
            }
        }
    }

    @Test
    void theyAgreeOnRandomTexts() {
        Random random = new Random(4);
        RandomDocuments documents = new RandomDocuments(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = documents.text(1 + i % 20).getBytes(StandardCharsets.UTF_8);
            agree(bytes);
            bytes[random.nextInt(bytes.length)] = (byte) (1 + random.nextInt(255));
            agree(bytes);
        }
    }

    @Test
    void zeroIsFound() {
        assertEquals(3, Utf8.firstBroken(new byte[] {'x', (byte) 0xC3, (byte) 0xA9, 0}, 0, 4));
        assertEquals(1, Utf8.firstBroken(new byte[] {'x', 'y', 0}, 1, 2));
    }

    private static void agree(byte[] bytes) {
        boolean right = true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            right = false;
        }
        assertEquals(right, Utf8.firstBroken(bytes, 0, bytes.length) < 0);
    }
}
