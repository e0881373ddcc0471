package io.colloquy.summary.chat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time at which a chat's day begins, {@code 00:00} to {@code 06:00}, kept as minutes after midnight. */
final class DayStart {
    private static final Pattern TIME = Pattern.compile("(0[0-6]):([0-5][0-9])");
    private static final int LATEST = 6 * 60;

    private DayStart() {}

    static short minutes(String time) {
        Matcher matcher = TIME.matcher(time);
        int minutes = matcher.matches()
                ? Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2))
                : LATEST + 1;
        if (minutes > LATEST) {
            throw ChatProblem.invalid("dayStart", "a time from 00:00 to 06:00 is expected, such as 04:00.");
        }
        return (short) minutes;
    }

    static String show(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
