package io.colloquy.tracking.job;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How fast a job's items have been ending lately, and when the rest may have ended. Time is measured from one end of a batch to
 * the next, so any number of workers is in it. Of less than three such gaps nothing is said.
 *
 * @param ends the last ends of batches, oldest first
 */
record Pace(List<End> ends) {
    private static final int FEWEST_GAPS = 3;
    /** How many standard errors the range spans to either side: about 95 % of the time, were the gaps drawn at random. */
    private static final double SPREAD = 2;

    private static final double SECONDS_A_MINUTE = 60;
    private static final int TENTHS = 10;

    /** When a batch ended, and how many items ended with it. */
    record End(Instant at, int items) {}

    @RegisterForReflection
    record Rate(double itemsPerMinute) {}

    @RegisterForReflection
    record Eta(Instant earliest, Instant latest) {}

    /** Null until it is known. */
    Rate rate(Instant now) {
        if (!isKnown()) {
            return null;
        }
        double perMinute = SECONDS_A_MINUTE / secondsPerItem(now);
        return new Rate(Math.round(perMinute * TENTHS) / (double) TENTHS);
    }

    /** Null until it is known. At least one batch's time wide to either side: ends are not seen any finer than that. */
    Eta eta(Instant now, int remaining) {
        if (!isKnown()) {
            return null;
        }
        double expected = remaining * secondsPerItem(now);
        double batches = Math.max(1, remaining / meanItems());
        double error = deviation() * Math.sqrt(batches + batches * batches / gaps());
        double margin = Math.max(SPREAD * error, meanGap());
        Instant from = isLate(now) ? now : last().at();
        Instant earliest = from.plus(seconds(Math.max(0, expected - margin)));
        return new Eta(earliest.isBefore(now) ? now : earliest, later(from.plus(seconds(expected + margin)), now));
    }

    /** Ends that all came at once tell nothing about time. */
    private boolean isKnown() {
        return gaps() >= FEWEST_GAPS && elapsed() > 0 && items() > 0;
    }

    /** While the next end lets itself be waited for, the waiting counts: a job that stands still does not keep its speed. */
    private double secondsPerItem(Instant now) {
        return (elapsed() + (isLate(now) ? waited(now) - meanGap() : 0)) / items();
    }

    private boolean isLate(Instant now) {
        return waited(now) > meanGap();
    }

    private double waited(Instant now) {
        return between(last().at(), now);
    }

    /** How far the gaps are from what the mean speed makes of their items, in seconds. */
    private double deviation() {
        double perItem = elapsed() / items();
        double squares = 0;
        for (int i = 1; i < ends.size(); i++) {
            double gap = between(ends.get(i - 1).at(), ends.get(i).at());
            squares += Math.pow(gap - perItem * ends.get(i).items(), 2);
        }
        return Math.sqrt(squares / (gaps() - 1));
    }

    private int gaps() {
        return ends.size() - 1;
    }

    private double elapsed() {
        return between(ends.get(0).at(), last().at());
    }

    private double meanGap() {
        return elapsed() / gaps();
    }

    /** The first end opens the first gap; its items belong to the time before. */
    private int items() {
        return ends.stream().skip(1).mapToInt(End::items).sum();
    }

    private double meanItems() {
        return items() / (double) gaps();
    }

    private End last() {
        return ends.get(ends.size() - 1);
    }

    private static double between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /** A range that lies behind us would be no forecast. */
    private static Instant later(Instant latest, Instant now) {
        return latest.isBefore(now) ? now : latest;
    }
}
