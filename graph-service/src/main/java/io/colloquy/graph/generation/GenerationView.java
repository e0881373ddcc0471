package io.colloquy.graph.generation;

import io.colloquy.graph.provider.Usage;
import io.colloquy.graph.validation.SummaryAnswer;
import java.math.BigDecimal;
import java.util.UUID;

/** The answer; {@code usage} is null where the provider counts nothing, {@code cost} where no price is known. */
record GenerationView(
        UUID operationId,
        String provider,
        String model,
        String promptVersion,
        int attempts,
        SummaryAnswer answer,
        Usage usage,
        BigDecimal cost) {}
