package io.colloquy.tracking.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    @Test
    void fiveHundredCharactersStayAsTheyAre() {
        String text = "🙂".repeat(500);

        assertEquals(text, MessageText.cut(text));
        assertNull(MessageText.cut(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 575, 576, 1476, 100_000})
    void aLongerTextIsCutBetweenCharactersAndSaysHowManyAreMissing(int length) {
        String cut = MessageText.cut("🙂".repeat(length));

        var mark =
                Pattern.compile("^((?:🙂)+)… \\((\\d+) more characters cut\\)$").matcher(cut);
        assertTrue(mark.matches(), cut);
        assertEquals(length, mark.group(1).codePoints().count() + Integer.parseInt(mark.group(2)));
        assertTrue(cut.codePoints().count() <= 500 && cut.codePoints().count() >= 499, "as much as there is room for");
        assertEquals(cut, MessageText.cut(cut));
    }

    @Test
    void aLongListOfIdsIsItsFirstThreeAndACount() {
        assertEquals("12, 13, 14", MessageText.ids(List.of(12, 13, 14)));
        assertEquals("12, 13, 14 and 2 more", MessageText.ids(List.of(12, 13, 14, 15, 16)));
    }
}
