package io.colloquy.tracking.setting;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jboss.logging.Logger;

/** A duration that an operator sets ({@code 10M}, {@code PT10M}, {@code 600S}, {@code 7D}), with its range and its default. */
public record OperatorDuration(String variable, Duration least, Duration most, Duration byDefault) {
    private static final Logger LOG = Logger.getLogger(OperatorDuration.class);

    /** A value that cannot be used stops nothing: it is named in the log and the default is used. */
    public Duration read(String text) {
        try {
            String iso = text.strip().toUpperCase(Locale.ROOT);
            Duration duration = Duration.parse(iso.startsWith("P") ? iso : (iso.endsWith("D") ? "P" : "PT") + iso);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            LOG.debugf("%s is not a duration: %s", variable, e.getMessage());
        }
        LOG.warnf("%s=%s is not within %s-%s; using %s", variable, text, plain(least), plain(most), plain(byDefault));
        return byDefault;
    }

    private static String plain(Duration duration) {
        boolean days = duration.toDays() > 1 && duration.equals(Duration.ofDays(duration.toDays()));
        return days ? duration.toDays() + "D" : duration.toString().substring(2);
    }
}
