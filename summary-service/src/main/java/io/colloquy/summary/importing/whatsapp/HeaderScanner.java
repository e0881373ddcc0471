package io.colloquy.summary.importing.whatsapp;

/** Reads a line's header by hand: it looks at each character once, whatever the line is made of. */
final class HeaderScanner {
    private static final int VALUE = 0xffff;

    private final Cursor at;
    private int first;
    private int middle;
    private int last;
    private int yearAt;
    private char separator;
    private int hour;
    private int minute;
    private int second;

    private HeaderScanner(String line) {
        at = new Cursor(line);
    }

    /** The header at the start of the line; null if there is no complete one. */
    static Header scan(String line) {
        return new HeaderScanner(line).header();
    }

    private Header header() {
        boolean bracket = at.take('[');
        if (!date()) {
            return null;
        }
        boolean comma = at.take(',') || at.take('،');
        if (!at.spaces() || !time()) {
            return null;
        }
        Form form = bracket ? closed() : open();
        return form == null
                ? null
                : new Header(
                        new Shape(form, separator, yearAt, comma, second >= 0),
                        first,
                        middle,
                        last,
                        hour,
                        minute,
                        second,
                        at.position());
    }

    private Form closed() {
        return at.take(']') && bodyFollows() ? Form.IOS : null;
    }

    private Form open() {
        if (at.take(':')) {
            return bodyFollows() ? Form.COLON : null;
        }
        return at.spaces() && (at.take('-') || at.take('–')) && bodyFollows() ? Form.ANDROID : null;
    }

    private boolean bodyFollows() {
        return at.take(' ') || at.peek() < 0;
    }

    private boolean date() {
        int a = at.digits();
        if (a < 0 || !separator()) {
            return false;
        }
        int b = field();
        int c = b < 0 ? -1 : field();
        if (c < 0 || b >> 16 > 2) {
            return false;
        }
        first = a & VALUE;
        middle = b & VALUE;
        last = c & VALUE;
        if (separator == '.') {
            at.take('.');
        }
        return years(a >> 16, c >> 16);
    }

    private boolean separator() {
        int c = at.peek();
        separator = (char) c;
        return c == '/' || c == '.' || c == '-';
    }

    /** Separator and digits; the separator was seen before, and a dot may have a space after it. */
    private int field() {
        if (!at.take(separator)) {
            return -1;
        }
        if (separator == '.') {
            at.spaces();
        }
        return at.digits();
    }

    private boolean years(int firstDigits, int lastDigits) {
        yearAt = firstDigits == 4 ? 1 : lastDigits == 4 ? 3 : 0;
        return firstDigits != 3 && lastDigits != 3 && !(firstDigits == 4 && lastDigits == 4);
    }

    private boolean time() {
        if (at.take("klo")) {
            at.spaces();
        }
        DayPeriod period = DayPeriod.take(at);
        if (period != null) {
            at.spaces();
        }
        if (!clock()) {
            return false;
        }
        int end = at.position();
        at.spaces();
        DayPeriod after = DayPeriod.take(at);
        if (after == null) {
            at.back(end);
        }
        DayPeriod half = period == null ? after : period;
        hour = half == null ? hour : half.hour(hour);
        return true;
    }

    private boolean clock() {
        int h = at.digits();
        int point = at.peek();
        if (h < 0 || h >> 16 > 2 || (point != ':' && point != '.')) {
            return false;
        }
        at.take((char) point);
        int m = at.digits();
        hour = h & VALUE;
        minute = m & VALUE;
        second = -1;
        int end = at.position();
        if (m >> 16 == 2 && at.take((char) point)) {
            int s = at.digits();
            if (s >> 16 == 2) {
                second = s & VALUE;
            } else {
                at.back(end);
            }
        }
        return m >> 16 == 2 && hour < 24 && minute < 60 && second < 60;
    }
}
