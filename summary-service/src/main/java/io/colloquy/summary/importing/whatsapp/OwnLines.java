package io.colloquy.summary.importing.whatsapp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tells what WhatsApp wrote from what people wrote. Every look is anchored: at the start of a text, or the whole of it. */
final class OwnLines {
    private static final String OPENING_MARKS = "\"“„«‘”'";

    private static final List<String> ACTS = all(Wording::acts);
    private static final Map<Character, List<String>> NOTICES = byFirst(all(Wording::notices));
    private static final Map<Character, List<String>> CALLS = byFirst(all(Wording::calls));
    private static final Map<Character, List<String>> PLACES = byFirst(all(Wording::places));
    private static final List<String> ATTACHED_BEFORE = all(Wording::attachedBefore);
    private static final List<String> ATTACHED_AFTER = all(Wording::attachedAfter);
    private static final Set<String> OMITTED = new HashSet<>(all(Wording::omitted));
    private static final Set<String> TOMBSTONES = new HashSet<>(all(Wording::tombstones));

    private OwnLines() {}

    static boolean notice(String clean) {
        return starts(NOTICES, clean);
    }

    static boolean call(String clean) {
        return starts(CALLS, clean);
    }

    static boolean place(String clean) {
        return starts(PLACES, clean);
    }

    static boolean omitted(String clean) {
        return clean.length() <= 40 && OMITTED.contains(clean.strip().toLowerCase(Locale.ROOT));
    }

    static boolean tombstone(String clean) {
        return clean.length() <= 60 && TOMBSTONES.contains(clean.strip().toLowerCase(Locale.ROOT));
    }

    /** A file's name in angle brackets behind WhatsApp's word, or before WhatsApp's words in round ones. */
    static boolean attached(String clean) {
        if (clean.startsWith("<") && clean.endsWith(">")) {
            return ATTACHED_BEFORE.stream().anyMatch(word -> clean.regionMatches(true, 0, word, 0, word.length()));
        }
        return clean.endsWith(")")
                && ATTACHED_AFTER.stream()
                        .anyMatch(word -> clean.toLowerCase(Locale.ROOT).endsWith(word)
                                && fileName(clean, clean.length() - word.length()));
    }

    /** {@code NAME changed the subject from "…}: an act of a member, followed by something quoted. */
    static boolean act(String candidate) {
        int mark = openingMark(candidate);
        if (mark < 0) {
            return false;
        }
        String lower = candidate.toLowerCase(Locale.ROOT);
        return ACTS.stream().anyMatch(act -> {
            int at = lower.indexOf(act);
            return at > 0 && openingMark(candidate.substring(at)) >= 0;
        });
    }

    static int openingMark(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (OPENING_MARKS.indexOf(text.charAt(i)) >= 0 && (i == 0 || text.charAt(i - 1) == ' ')) {
                return i;
            }
        }
        return -1;
    }

    /** Language of a line that is certainly WhatsApp's own; null for every other. */
    static String language(String clean) {
        String lower = clean.strip().toLowerCase(Locale.ROOT);
        for (Wording wording : Wordings.ALL) {
            if (wording.omitted().contains(lower)
                    || wording.tombstones().contains(lower)
                    || wording.notices().stream().anyMatch(lower::startsWith)) {
                return wording.language();
            }
        }
        return null;
    }

    private static boolean fileName(String clean, int end) {
        int dot = clean.lastIndexOf('.', end - 1);
        int extension = end - dot - 1;
        if (dot < 1 || extension < 1 || extension > 5) {
            return false;
        }
        return clean.substring(dot + 1, end).chars().allMatch(Character::isLetterOrDigit);
    }

    private static boolean starts(Map<Character, List<String>> texts, String clean) {
        if (clean.isEmpty()) {
            return false;
        }
        List<String> candidates = texts.get(Character.toLowerCase(clean.charAt(0)));
        if (candidates == null) {
            return false;
        }
        for (String text : candidates) {
            if (clean.regionMatches(true, 0, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    private static List<String> all(Function<Wording, List<String>> list) {
        return Wordings.ALL.stream()
                .flatMap(wording -> list.apply(wording).stream())
                .distinct()
                .toList();
    }

    private static Map<Character, List<String>> byFirst(List<String> texts) {
        Map<Character, List<String>> index = new HashMap<>();
        for (String text : texts) {
            index.merge(
                    text.charAt(0),
                    List.of(text),
                    (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                            .toList());
        }
        return index;
    }
}
