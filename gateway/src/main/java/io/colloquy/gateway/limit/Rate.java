package io.colloquy.gateway.limit;

/**
 * So many requests a minute, and as many at once after a minute of rest (GCRA). A bucket is one point in time: when it
 * will be full again, were nothing more taken from it. All times are microseconds, the database's resolution.
 */
record Rate(int perMinute) {
    static final int WINDOW_SECONDS = 60;

    private static final long MINUTE = 60_000_000;

    /** Rounded up, so that the rate is never exceeded. */
    long interval() {
        return (MINUTE + perMinute - 1) / perMinute;
    }

    /** How far ahead of now the point in time may be after a request. */
    long tolerance() {
        return interval() * perMinute;
    }

    boolean admits(long fullAt, long now) {
        return fullAt + interval() <= now + tolerance();
    }

    long after(long fullAt, long now) {
        return Math.max(fullAt, now) + interval();
    }
}
