package io.colloquy.gateway.limit;

/**
 * How a bucket stands after a request was let through, or was not.
 *
 * @param ahead microseconds until the bucket is full again
 */
record Standing(LimitClass limit, Rate rate, boolean admitted, long ahead) {
    private static final long SECOND = 1_000_000;

    /** How many more requests would be let through at this moment. */
    long remaining() {
        return Math.max(0, room() / rate.interval());
    }

    /** Seconds until there is one more than that, rounded up: whoever waits that long is not refused for being early. */
    long nextSeconds() {
        long micros = (remaining() + 1) * rate.interval() - room();
        return Math.max(1, (micros + SECOND - 1) / SECOND);
    }

    /** The header {@code RateLimit} of draft-ietf-httpapi-ratelimit-headers. */
    String header() {
        return "\"" + limit.policy() + "\";r=" + remaining() + ";t=" + nextSeconds();
    }

    /** The header {@code RateLimit-Policy} of the same draft. */
    String policy() {
        return "\"" + limit.policy() + "\";q=" + rate.perMinute() + ";w=" + Rate.WINDOW_SECONDS;
    }

    private long room() {
        return rate.tolerance() - ahead;
    }
}
