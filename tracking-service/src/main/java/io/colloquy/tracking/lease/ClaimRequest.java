package io.colloquy.tracking.lease;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Who wants work, of which kinds, and how much at most. */
@RegisterForReflection
record ClaimRequest(
        @NotBlank @Size(max = 200) String worker,
        @NotEmpty @Size(max = 50) List<@NotBlank String> kinds,
        @NotNull @Min(1) @Max(100) Integer max) {}
