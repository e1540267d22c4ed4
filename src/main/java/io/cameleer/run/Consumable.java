package io.cameleer.run;

import org.jspecify.annotations.Nullable;

/**
 * A flow cell, kit, buffer or tube that the run used.
 *
 * @param type the instrument's word for it, such as {@code FlowCell} or {@code Sbs}
 * @param expires the date of expiry as written
 */
public record Consumable(
        String type,
        @Nullable String serial,
        @Nullable String part,
        @Nullable String lot,
        @Nullable String expires,
        @Nullable String name) {}
