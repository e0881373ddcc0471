package io.colloquy.graph.setting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What an operator wrote into a variable: a value that is wrong is named with its range, and the default is used. */
public record Written(String variable, Optional<String> text) {
    private static final Logger LOG = Logger.getLogger(Written.class);
    private static final int MOST_DELAYS = 10;
    private static final int LONGEST_DELAY_MILLIS = 60_000;

    public boolean truth(boolean usual) {
        String value = text.orElse(Boolean.toString(usual)).strip().toLowerCase(Locale.ROOT);
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        return refused("true or false", usual);
    }

    /** One of some words, in any case. */
    public String word(Collection<String> known, String usual) {
        String value = text.orElse(usual).strip().toLowerCase(Locale.ROOT);
        return known.contains(value) ? value : refused("one of " + String.join(", ", known), usual);
    }

    public int number(int lowest, int highest, int usual) {
        Integer value = text.isEmpty() ? Integer.valueOf(usual) : whole(text.get(), lowest, highest);
        return value == null ? refused("within " + lowest + "-" + highest, usual) : value;
    }

    /** A number of milliseconds. */
    public Duration millis(int lowest, int highest, Duration usual) {
        return Duration.ofMillis(number(lowest, highest, Math.toIntExact(usual.toMillis())));
    }

    /** Milliseconds, separated by commas. */
    public List<Duration> delays(List<Duration> usual) {
        if (text.isEmpty()) {
            return usual;
        }
        var delays = new ArrayList<Duration>();
        for (String part : text.get().split(",", -1)) {
            Integer millis = whole(part, 0, LONGEST_DELAY_MILLIS);
            if (millis == null || delays.size() == MOST_DELAYS) {
                return refused("one to " + MOST_DELAYS + " numbers within 0-" + LONGEST_DELAY_MILLIS, usual);
            }
            delays.add(Duration.ofMillis(millis));
        }
        return delays;
    }

    /** Names, separated by commas. */
    public Set<String> names() {
        return Stream.of(text.orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private <T> T refused(String range, T usual) {
        LOG.warnf("%s=%s is not %s; using %s", variable, text.orElse(""), range, usual);
        return usual;
    }

    /** Null when it is not a whole number within the range. */
    private static Integer whole(String written, int lowest, int highest) {
        String digits = written.strip();
        if (!digits.matches("\\d{1,10}")) {
            return null;
        }
        long value = Long.parseLong(digits);
        return value < lowest || value > highest ? null : (int) value;
    }
}
