package io.colloquy.summary.backfill;

import io.colloquy.summary.database.Database;
import io.colloquy.summary.day.Transcripts;
import io.colloquy.summary.digest.Summaries;
import io.colloquy.summary.fence.Fences;
import io.colloquy.summary.generation.GraphServiceClient;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** Gathers what the work of a day needs, because records are not beans. */
class DayWorkTools {
    @Produces
    @Dependent
    DayWork.Tools tools(
            Database database,
            Fences fences,
            Transcripts transcripts,
            Summaries summaries,
            PlannedWork work,
            GraphServiceClient graph) {
        return new DayWork.Tools(database, fences, transcripts, summaries, work, graph);
    }
}
