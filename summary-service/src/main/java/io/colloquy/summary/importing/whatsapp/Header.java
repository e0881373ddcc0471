package io.colloquy.summary.importing.whatsapp;

/**
 * What stands before a message. The date's three fields are as written: which is the day is decided for the file.
 *
 * @param second -1 where the header has none
 * @param body where in the line the body begins
 */
record Header(Shape shape, int first, int middle, int last, int hour, int minute, int second, int body) {
    /** The date alone, as one number. */
    int date() {
        return (first * 100 + middle) * 10_000 + last;
    }

    int secondOfDay() {
        return (hour * 60 + minute) * 60 + Math.max(0, second);
    }
}
