package io.colloquy.graph.provider;

/** Says which variable an operator has to set, and to what. */
public final class NotConfigured extends RuntimeException {
    private final String model;

    public NotConfigured(String whatToSet, String model) {
        super(whatToSet);
        this.model = model;
    }

    String model() {
        return model;
    }
}
