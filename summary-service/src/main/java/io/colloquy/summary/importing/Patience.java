package io.colloquy.summary.importing;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Prefer: wait=10} (RFC 7240): how long the caller would rather wait than ask again, at most a minute. */
final class Patience {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(?:$|[,;])");
    private static final int MOST_SECONDS = 60;

    private Patience() {}

    static Duration of(String prefer) {
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        return wait.find()
                ? Duration.ofSeconds(Math.min(MOST_SECONDS, Integer.parseInt(wait.group(1))))
                : Duration.ZERO;
    }
}
