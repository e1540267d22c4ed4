package io.cameleer.condition.syntax;

import org.jspecify.annotations.Nullable;

/** Something wrong at a place of a condition's text, and the right spelling where there is a likely one. */
public record Fault(Place place, String message, @Nullable String suggestion) {

    public Fault(Place place, String message) {
        this(place, message, null);
    }
}
