package io.colloquy.tracking.annotation.pubannotation;

/** Leaves the object that is being read; who catches it knows where that was. */
final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String path;

    /** Names the trouble; the path is the way to it from the object, like {@code .span.end}. */
    Bad(Reason reason, String path, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.path = path;
    }

    Reason reason() {
        return reason;
    }

    String path() {
        return path;
    }

    Bad under(String parent) {
        return new Bad(reason, parent + path, getMessage());
    }
}
