package io.colloquy.tracking.annotation.collection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A project with a page of its documents; {@code nextCursor} is null on the last. */
@RegisterForReflection
record ProjectView(String project, ProjectCounts counts, List<DocumentView> items, String nextCursor) {}
