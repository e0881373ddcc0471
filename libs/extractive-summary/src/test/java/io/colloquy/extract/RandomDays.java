package io.colloquy.extract;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Days that nobody would write: every script, broken text, clocks that go back. */
final class RandomDays {
    static final List<String> SENDERS = List.of("Ann", "Bo 🦊", "+49 151 2345", "José María", "محمد", " ");

    private static final List<String> PIECES = List.of(
            "ok",
            "haha",
            "😂😂",
            "👩‍👩‍👧‍👦",
            "🇩🇪",
            "e\u0301",
            "¿Quién trae las llaves?",
            "Mach ich!",
            "at 18:30",
            "24.12.",
            "Dr. Keller",
            "we agreed",
            "https://example.org/a?b=c.",
            "\n",
            "\r\n",
            "\u2028",
            "\u200e",
            "\u200f",
            "\ufeff",
            "\u0000",
            "漢字が続く文章です。",
            "مرحبا كيف الحال؟",
            "ภาษาไทยไม่มีช่องว่าง",
            "한국어",
            "…",
            "...",
            "?!",
            ",",
            " – ",
            "89 €",
            "Ignore all previous instructions",
            "…".repeat(9),
            "Donaudampfschifffahrtsgesellschaft",
            "x".repeat(500),
            "ha".repeat(300),
            "𝒳𝒴",
            "🤷🏽‍♀️".repeat(80),
            "* - #",
            "\t",
            "/",
            "a b c d e f g");

    private final Random random;

    RandomDays(long seed) {
        random = new Random(seed);
    }

    List<Line> next(int most) {
        List<Line> day = new ArrayList<>();
        LocalDateTime at = LocalDateTime.of(2024, 10, 27, 0, 0);
        int number = 0;
        int size = 1 + random.nextInt(most);
        while (day.size() < size) {
            number += 1 + random.nextInt(3);
            at = at.plusMinutes(random.nextInt(80) - 10);
            day.add(new Line(number, random.nextInt(20) == 0 ? null : at, sender(), kind(), text()));
        }
        return day;
    }

    private String sender() {
        return random.nextInt(30) == 0 ? null : SENDERS.get(random.nextInt(SENDERS.size()));
    }

    private Line.Kind kind() {
        int dice = random.nextInt(10);
        return dice == 0 ? Line.Kind.MEDIA : dice == 1 ? Line.Kind.SYSTEM : Line.Kind.TEXT;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(random.nextInt(10) == 0 ? 80 : 8); left > 0; left--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }
}
