package io.colloquy.summary.importing.whatsapp;

import io.colloquy.summary.importing.reading.NumberedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds system lines in languages that are not known here: what stands before the colon occurs once, holds an opening
 * quotation mark, and begins with somebody who writes in this chat.
 */
final class QuotedAuthors {
    // A group has at most a few thousand members over its life; a file with more names than this is not a chat.
    private static final int MOST = 20_000;

    private final Set<String> authors = new HashSet<>();
    private final Map<String, Candidate> candidates = new HashMap<>();

    private static final class Candidate {
        final NumberedText line;
        boolean once = true;

        Candidate(NumberedText line) {
            this.line = line;
        }
    }

    void see(String name, long line, String text) {
        if (OwnLines.openingMark(name) < 0) {
            if (authors.size() < MOST) {
                authors.add(name);
            }
            return;
        }
        Candidate known = candidates.get(name);
        if (known != null) {
            known.once = false;
        } else if (candidates.size() < MOST) {
            candidates.put(name, new Candidate(NumberedText.of(line, text)));
        }
    }

    Set<String> names() {
        Set<String> names = new HashSet<>();
        candidates.forEach((name, candidate) -> {
            if (candidate.once && beginsWithAuthor(name)) {
                names.add(name);
            }
        });
        return names;
    }

    List<NumberedText> lines() {
        List<NumberedText> lines = new ArrayList<>();
        names().forEach(name -> lines.add(candidates.get(name).line));
        lines.sort((a, b) -> Long.compare(a.line(), b.line()));
        return lines;
    }

    private boolean beginsWithAuthor(String name) {
        for (int space = name.indexOf(' '); space > 0; space = name.indexOf(' ', space + 1)) {
            if (authors.contains(name.substring(0, space))) {
                return true;
            }
        }
        return false;
    }
}
