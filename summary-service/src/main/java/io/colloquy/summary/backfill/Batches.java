package io.colloquy.summary.backfill;

import java.util.ArrayList;
import java.util.List;

/** Groups a plan's days: few enough batches to manage, small enough to share among workers and to lose in a crash. */
final class Batches {
    private static final int FEW_DAYS = 5;
    private static final int MANY_DAYS = 50;
    private static final int ENOUGH_BATCHES = 200;

    private Batches() {}

    /** Keeps the order, so that the days of a batch follow each other. */
    static List<List<String>> of(List<String> items) {
        int size = Math.max(FEW_DAYS, Math.min(MANY_DAYS, items.size() / ENOUGH_BATCHES));
        var batches = new ArrayList<List<String>>();
        for (int from = 0; from < items.size(); from += size) {
            batches.add(List.copyOf(items.subList(from, Math.min(items.size(), from + size))));
        }
        return batches;
    }
}
