package io.colloquy.tracking.lease;

import io.colloquy.tracking.job.Cost;
import io.colloquy.tracking.job.Counts;
import io.colloquy.tracking.job.JobMessage;
import java.util.List;

/**
 * How a holder says that its batch ended.
 *
 * @param cost of the attempt; may be null
 */
record BatchEnd(Holder holder, Counts counts, List<JobMessage> messages, Cost cost) {}
