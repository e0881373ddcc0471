package io.colloquy.tracking.annotation.collection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A project with a page of its documents; {@code nextCursor} is null on the last. */
@RegisterForReflection
record ProjectView(
        String project,
        ProjectCounts counts,
        List<DocumentView> items,
        @Schema(nullable = true) String nextCursor) {}
