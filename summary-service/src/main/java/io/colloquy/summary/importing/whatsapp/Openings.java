package io.colloquy.summary.importing.whatsapp;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Divides a body into author and text: the author ends at the first colon with a space, unless the line is WhatsApp's own. */
final class Openings {
    // WhatsApp's own limits are far lower; names in an address book can be long.
    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 5_000;

    private final Set<String> notAuthors;
    private final Map<String, String> names = new HashMap<>();

    // What looks like an author but belongs to a system line, as QuotedAuthors found out.
    Openings(Set<String> notAuthors) {
        this.notAuthors = notAuthors;
    }

    Opening read(String line, int body) {
        int colon = colon(line, body);
        if (colon < 0 || colon - body > LONGEST_NAME || OwnLines.notice(start(line, body))) {
            return new Opening(null, body);
        }
        String name = name(line.substring(body, colon));
        return name == null ? new Opening(null, body) : new Opening(name, textAfter(line, colon));
    }

    /** The first colon that a space follows, or the colon that ends the line: an author who sent nothing visible. */
    private static int colon(String line, int body) {
        for (int i = line.indexOf(':', body); i >= 0; i = line.indexOf(':', i + 1)) {
            int next = visible(line, i + 1);
            if (next == line.length() || Matching.plain(line.charAt(next)) == ' ') {
                return i;
            }
        }
        return -1;
    }

    private static int textAfter(String line, int colon) {
        int space = visible(line, colon + 1);
        return Math.min(space + 1, line.length());
    }

    private static int visible(String line, int from) {
        int at = from;
        while (at < line.length() && Matching.dropped(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String start(String line, int body) {
        return Matching.clean(line, body, Math.min(line.length(), body + 80));
    }

    /** The author's name; null where it is none. */
    private String name(String written) {
        String known = names.get(written);
        if (known != null) {
            return known;
        }
        String name = Matching.clean(written).strip();
        if (name.isEmpty() || notAuthors.contains(name) || OwnLines.act(name)) {
            return null;
        }
        if (names.size() < MOST_NAMES) {
            names.put(written, name);
        }
        return name;
    }
}
