package io.colloquy.graph.validation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A summary as a provider gave it, in the right shape. */
@RegisterForReflection(targets = {SummaryAnswer.class, Passage.class})
public record SummaryAnswer(Passage digest, List<Passage> points) {}
