package io.colloquy.tracking.annotation.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Cleans when a test wants it. */
@ApplicationScoped
public class CleaningRun {
    private final Cleaning cleaning;

    CleaningRun(Cleaning cleaning) {
        this.cleaning = cleaning;
    }

    public void now() {
        cleaning.run().await().atMost(Duration.ofSeconds(30));
    }
}
