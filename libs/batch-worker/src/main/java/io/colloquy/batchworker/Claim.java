package io.colloquy.batchworker;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A batch held under a lease.
 *
 * @param account whose job it is
 * @param batch number of the batch within its job, from 1
 * @param fence grows with every claim; every write made for this claim carries it
 * @param attempt from 1
 * @param supersedes batch numbers that this batch was split from; their fences are closed when this one is announced
 * @param kind what sort of work it is; chooses the {@link BatchHandler}
 * @param payload the job's own data, as JSON text
 * @param items what is to be done, each an opaque text
 * @param lease how long the claim lasts unless renewed, counted from when it was asked for
 */
public record Claim(
        UUID jobId,
        String account,
        int batch,
        long fence,
        int attempt,
        List<Integer> supersedes,
        String kind,
        String payload,
        List<String> items,
        Duration lease) {}
