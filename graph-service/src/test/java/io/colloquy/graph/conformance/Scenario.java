package io.colloquy.graph.conformance;

import java.util.List;
import java.util.Locale;

/** No fault, and the faults of the public Failover Bench, methodology 0.1; where a fault has two kinds, both. */
enum Scenario {
    HEALTHY("healthy", "healthy-spare"),
    TOO_MANY_ONCE("fault-429-seconds-once"),
    TOO_MANY_ALWAYS("fault-429"),
    ERROR_ONCE("fault-500-once"),
    OVERLOADED_ALWAYS("fault-503"),
    RESET_ONCE("fault-reset-once"),
    SILENT("fault-silence"),
    SLOW_TO_BEGIN("fault-slow"),
    CUT("fault-cut-40"),
    ENDED_EARLY("fault-end-40"),
    STALLED("fault-stall-20"),
    GARBAGE_EVENT("fault-garbage-10"),
    BROKEN_EVENT("fault-broken-10"),
    NO_DONE("fault-no-done"),
    NO_DONE_OPEN("fault-no-done-open"),
    TOO_LONG("fault-context", "healthy-small", "healthy"),
    FILTERED("fault-filter"),
    CUT_WITHOUT_PREFILL("fault-cut-40", "fault-prefill"),
    OUTAGE("fault-outage"),
    HONEST("fault-503");

    /** In tokens; the window of every route but the last. */
    static final int WINDOW = 8_000;

    private final String fault;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> fallbacks;

    Scenario(String fault) {
        this(fault, "healthy");
    }

    Scenario(String fault, String... fallbacks) {
        this.fault = fault;
        this.fallbacks = List.of(fallbacks);
    }

    /** The name that a client asks for. */
    String route(Form form) {
        return name().toLowerCase(Locale.ROOT) + "-" + form;
    }

    /** The model at the primary; like no other scenario's, so that no breaker is shared. */
    String primary(Form form) {
        return fault + "/" + route(form);
    }

    /** The models at the fallback's server, in their order. */
    List<String> fallbacks(Form form) {
        return fallbacks.stream().map(model -> model + "/" + route(form)).toList();
    }

    String fallback(Form form) {
        List<String> all = fallbacks(form);
        return all.get(all.size() - 1);
    }
}
