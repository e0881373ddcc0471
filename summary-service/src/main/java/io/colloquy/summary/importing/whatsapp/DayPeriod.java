package io.colloquy.summary.importing.whatsapp;

import java.util.List;

/** The half of the day that a twelve-hour clock names, in the words of the languages that use one. */
enum DayPeriod {
    AM,
    PM;

    private static final List<String> BEFORE_NOON =
            List.of("a.m.", "a. m.", "am", "上午", "凌晨", "早上", "午前", "오전", "morgens", "vorm.", "nachts");
    private static final List<String> AFTER_NOON =
            List.of("p.m.", "p. m.", "pm", "下午", "中午", "晚上", "午後", "오후", "mittags", "nachm.", "abends");

    /** The period whose word stands at the cursor, which moves behind it; null for none. */
    static DayPeriod take(Cursor cursor) {
        int c = cursor.peek();
        if (c < 'A' || c == '[' || c == ']') {
            return null;
        }
        return takeAny(cursor, BEFORE_NOON) ? AM : takeAny(cursor, AFTER_NOON) ? PM : null;
    }

    private static boolean takeAny(Cursor cursor, List<String> words) {
        for (String word : words) {
            if (cursor.take(word)) {
                return true;
            }
        }
        return false;
    }

    /** Hour of the day: 12 AM is 0, 12 PM is 12, and an hour over 12 stays what it is. */
    int hour(int written) {
        if (this == AM) {
            return written == 12 ? 0 : written;
        }
        return written < 12 ? written + 12 : written;
    }
}
