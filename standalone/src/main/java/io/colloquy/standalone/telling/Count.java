package io.colloquy.standalone.telling;

/** Numbers of things, as people say them. */
final class Count {
    private Count() {}

    static String messages(long count) {
        return count == 1 ? "1 message" : count + " messages";
    }

    static String days(int count) {
        return count == 1 ? "1 day" : count + " days";
    }
}
