package io.colloquy.standalone.lab;

/** What the lab does to the system. */
enum Fault {
    KILL(Sort.KILL, "SIGKILL at a random moment"),
    KILL_AT_STEP(Sort.KILL, "death at a named step"),
    KILL_DATABASE(Sort.KILL, "SIGKILL of PostgreSQL"),
    STOP(Sort.STOP, "SIGTERM and restart"),
    STOP_DATABASE(Sort.STOP, "PostgreSQL stopped and started"),
    FREEZE(Sort.PAUSE, "SIGSTOP beyond the lease, SIGCONT"),
    FREEZE_DATABASE(Sort.PAUSE, "PostgreSQL frozen"),
    CUT(Sort.WIRE, "connections reset"),
    STALL(Sort.WIRE, "black hole, delivered late"),
    DELAY(Sort.WIRE, "latency"),
    BREAK_OFF(Sort.WIRE, "cut after some bytes"),
    LOSE_COMMIT(Sort.WIRE, "COMMIT lost"),
    LOSE_COMMIT_REPLY(Sort.WIRE, "reply to COMMIT lost");

    /** How a plan counts it. */
    enum Sort {
        KILL,
        STOP,
        PAUSE,
        WIRE
    }

    private final Sort sort;
    private final String text;

    Fault(Sort sort, String text) {
        this.sort = sort;
        this.text = text;
    }

    Sort sort() {
        return sort;
    }

    String text() {
        return text;
    }

    boolean ofDatabase() {
        return this == KILL_DATABASE || this == STOP_DATABASE || this == FREEZE_DATABASE;
    }
}
