package io.colloquy.summary.importing.reading;

import java.util.Map;

/** A file that cannot be taken as it is: what is wrong with it and where, in words for the person who sent it. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final String title;
    private final transient Map<String, Object> where;

    /**
     * Names the trouble.
     *
     * @param type the problem's stable name in kebab-case, without the address before it
     * @param where line, byte, entry and the like, for programs
     */
    public Unreadable(String type, String title, String detail, Map<String, Object> where) {
        super(detail, null, false, false);
        this.type = type;
        this.title = title;
        this.where = where;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public Map<String, Object> where() {
        return where;
    }
}
