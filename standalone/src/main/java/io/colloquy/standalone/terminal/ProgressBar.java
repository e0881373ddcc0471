package io.colloquy.standalone.terminal;

/**
 * How far a job is: one line that is rewritten on a terminal, a line at every tenth elsewhere (no control codes in files).
 */
public final class ProgressBar {
    private static final int CELLS = 30;
    private static final int STEP = 10;

    private final Screen screen;
    private final String what;
    private int shown = -1;

    public ProgressBar(Screen screen, String what) {
        this.screen = screen;
        this.what = what;
    }

    /** Shows that {@code done} of {@code total} are done. */
    public void show(int done, int total) {
        int percent = total == 0 ? 100 : (int) (100L * done / total);
        if (percent == shown) {
            return;
        }
        if (screen.terminal()) {
            int cells = CELLS * percent / 100;
            screen.out()
                    .print("\r[" + "#".repeat(cells) + ".".repeat(CELLS - cells) + "] "
                            + numbers(done, total, percent));
            screen.out().flush();
        } else if (percent / STEP != shown / STEP || shown < 0) {
            screen.line(numbers(done, total, percent));
        }
        shown = percent;
    }

    /** Leaves the line that is rewritten. */
    public void end() {
        if (screen.terminal() && shown >= 0) {
            screen.line("");
        }
    }

    private String numbers(int done, int total, int percent) {
        return String.format("%3d %%  %d of %d %s", percent, done, total, what);
    }
}
