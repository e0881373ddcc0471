package io.colloquy.gateway.problem;

/** A call that ends here, with a problem for its client. It is an answer, not a bug, hence no stack trace. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
