package io.colloquy.graph.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenEstimateTest {
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();
    private static final List<Encoding> TOKENIZERS =
            List.of(REGISTRY.getEncoding(EncodingType.CL100K_BASE), REGISTRY.getEncoding(EncodingType.O200K_BASE));

    static Stream<String> languages() {
        return Languages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void inNoLanguageAndForNoTokenizerItIsTooLow(String text) {
        for (String written : List.of(text, text.repeat(20), text.toUpperCase(Locale.ROOT), text.replace(" ", ""))) {
            long estimate = TokenEstimate.of(written);
            for (Encoding tokenizer : TOKENIZERS) {
                int tokens = tokenizer.countTokensOrdinary(written);
                assertTrue(tokens <= estimate, tokenizer.getName() + " " + tokens + " > " + estimate + ": " + written);
            }
        }
    }

    @Test
    void itIsOftenNotMuchTooHighEither() {
        Encoding usual = REGISTRY.getEncoding(EncodingType.O200K_BASE);
        String english = Languages.all().get(0);

        assertTrue(TokenEstimate.of(english) < 2.5 * usual.countTokensOrdinary(english));
    }

    @Test
    void ofWhatIsPastedTogetherItIsNotTooLowEither() {
        var random = new Random(11);
        String[] alphabets = {
            "abcdefghijklmnopqrstuvwxyz",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
            "0123456789",
            " \n\t",
            "!?.,;:-_#*~<>{}[]()\"'",
            "äöüßéñçøåžł",
            "абвгдежзиклмн",
            "🙂🎉👍🏽👩‍👩‍👧❤️",
            "的一是不了人我在有他这"
        };
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            for (int word = random.nextInt(30) + 30; word > 0; word--) {
                int[] points =
                        alphabets[random.nextInt(alphabets.length)].codePoints().toArray();
                random.ints(1 + random.nextInt(12), 0, points.length).forEach(at -> text.appendCodePoint(points[at]));
                text.append(' ');
            }
            for (Encoding tokenizer : TOKENIZERS) {
                int tokens = tokenizer.countTokensOrdinary(text.toString());
                assertTrue(
                        tokens <= TokenEstimate.of(text.toString()),
                        tokenizer.getName() + " " + tokens + " > " + TokenEstimate.of(text.toString()) + ": " + text);
            }
        }
    }

    @Test
    void nothingIsNothingAndHalfACharacterIsNoAccident() {
        assertEquals(0, TokenEstimate.of(""));
        assertTrue(TokenEstimate.of("\ud83d") > 0);
    }
}
