package io.colloquy.batchworker;

/** The claim's fence is no longer the newest: someone else holds the batch, and nothing may be written for this claim. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost(String message) {
        super(message);
    }
}
