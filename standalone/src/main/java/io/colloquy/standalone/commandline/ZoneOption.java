package io.colloquy.standalone.commandline;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A time zone as people type it, and what they may have meant when it is none. */
final class ZoneOption {
    private static final int SUGGESTIONS = 3;

    private ZoneOption() {}

    /** Returns the text when it names an IANA zone. */
    static String checked(String text) {
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return text;
        }
        throw new WrongUsage("There is no time zone '" + text + "'. Did you mean "
                + nearest(text).stream().collect(Collectors.joining(", ")) + "?");
    }

    /** The zones whose city, or whole name, is least different. */
    static List<String> nearest(String text) {
        String wanted = plain(text);
        Map<String, Integer> distances = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("System") && !zone.startsWith("Etc"))
                .collect(Collectors.toMap(zone -> zone, zone -> distance(wanted, zone)));
        return distances.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(SUGGESTIONS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int distance(String wanted, String zone) {
        String city = zone.substring(zone.lastIndexOf('/') + 1);
        return Math.min(edits(wanted, plain(zone)), edits(wanted, plain(city)));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** Levenshtein's distance, one row at a time. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[row.length - 1];
    }
}
