package io.colloquy.gateway.problem;

/** What the gateway's own operations say of a body that can be read and not worked on; it names the field and quotes nothing. */
public final class Invalid {
    private Invalid() {}

    public static Refused field(String name, String why) {
        return new Refused(
                Problem.of(422, "invalid-request", "The request cannot be worked on", name + ": " + why + "."));
    }

    /** Returns the value, which is there. */
    public static <T> T present(T value, String name) {
        if (value == null) {
            throw field(name, "is missing");
        }
        return value;
    }

    public static Refused notFound() {
        return new Refused(Problem.of(404, "not-found", "Not found", "There is no such thing, or it is not yours."));
    }
}
