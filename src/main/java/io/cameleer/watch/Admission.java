package io.cameleer.watch;

import io.cameleer.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * Whether a folder that a person or a job names may be ingested now.
 *
 * @param run its record; null where it was not recorded because it is not complete
 * @param refusal why it is not ingested; null: it may be
 */
public record Admission(@Nullable Run run, boolean alreadyIngested, @Nullable String refusal) {}
