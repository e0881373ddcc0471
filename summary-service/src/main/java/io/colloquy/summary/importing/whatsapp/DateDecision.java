package io.colloquy.summary.importing.whatsapp;

/**
 * The order in which a file's dates are read, and why.
 *
 * @param order null when nothing in the file decides
 */
record DateDecision(DateOrder order, String evidence) {
    private static final DateOrder DMY = DateOrder.DMY;
    private static final DateOrder MDY = DateOrder.MDY;
    private static final DateOrder YMD = DateOrder.YMD;

    static DateDecision of(Shape shape, DateEvidence seen, String language) {
        DateDecision decision = byYear(shape, seen);
        decision = decision != null ? decision : byRange(seen);
        decision = decision != null ? decision : bySeparator(shape);
        decision = decision != null ? decision : byHistory(seen);
        decision = decision != null ? decision : byLanguage(language);
        return decision != null ? decision : new DateDecision(null, "nothing in the file tells day from month");
    }

    private static DateDecision byYear(Shape shape, DateEvidence seen) {
        if (shape.yearIsFirst()) {
            return new DateDecision(YMD, "the year has four digits and comes first");
        }
        if (shape.yearAt() == 0 && seen.firstOver31 > 0) {
            return new DateDecision(YMD, "the first field is over 31 (line " + seen.firstOver31 + ")");
        }
        boolean lastIsDay = seen.lastChanges > seen.firstChanges && seen.lastChanges > seen.middleChanges;
        if (shape.yearAt() == 0 && lastIsDay && seen.in(YMD).impossible == 0 && seen.in(YMD).implausible == 0) {
            return new DateDecision(YMD, "the last field changes most often, so it is the day");
        }
        return null;
    }

    private static DateDecision byRange(DateEvidence seen) {
        boolean both = seen.firstOver12 > 0 && seen.middleOver12 > 0;
        long dmy = both ? seen.in(DMY).impossible : 0;
        long mdy = both ? seen.in(MDY).impossible : 0;
        if (seen.firstOver12 > 0 && (!both || dmy < mdy)) {
            return new DateDecision(DMY, "the first field is over 12 (line " + seen.firstOver12 + ")");
        }
        if (seen.middleOver12 > 0 && (!both || mdy < dmy)) {
            return new DateDecision(MDY, "the second field is over 12 (line " + seen.middleOver12 + ")");
        }
        return seen.onlyTwins ? new DateDecision(DMY, "day and month are the same number in every date") : null;
    }

    private static DateDecision bySeparator(Shape shape) {
        if (shape.separator() == '/') {
            return null;
        }
        return new DateDecision(DMY, "dates with '" + shape.separator() + "' and the year last begin with the day");
    }

    private static DateDecision byHistory(DateEvidence seen) {
        DateEvidence.Reading dmy = seen.in(DMY);
        DateEvidence.Reading mdy = seen.in(MDY);
        if (dmy.implausible != mdy.implausible) {
            return new DateDecision(
                    dmy.implausible < mdy.implausible ? DMY : MDY,
                    "the other order has dates before 2009 or after the day of the import");
        }
        if (dmy.backwards != mdy.backwards) {
            return new DateDecision(
                    dmy.backwards < mdy.backwards ? DMY : MDY,
                    "dates run backwards " + Math.min(dmy.backwards, mdy.backwards) + " times in this order and "
                            + Math.max(dmy.backwards, mdy.backwards) + " times in the other");
        }
        if (seen.firstChanges != seen.middleChanges) {
            boolean firstIsDay = seen.firstChanges > seen.middleChanges;
            return new DateDecision(
                    firstIsDay ? DMY : MDY,
                    "the " + (firstIsDay ? "first" : "second") + " field changes more often, so it is the day");
        }
        return null;
    }

    private static DateDecision byLanguage(String language) {
        // English writes both orders; the other languages known here write the day first.
        return language == null || language.equals("en")
                ? null
                : new DateDecision(DMY, "WhatsApp's own lines are in the language '" + language + "'");
    }
}
