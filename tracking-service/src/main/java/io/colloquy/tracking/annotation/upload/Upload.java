package io.colloquy.tracking.annotation.upload;

import io.colloquy.tracking.annotation.Project;
import io.colloquy.tracking.annotation.collection.Mode;
import java.util.UUID;

/** What somebody sent to a project. */
record Upload(Project project, UUID id, Mode mode, String fileName, long bytes) {}
