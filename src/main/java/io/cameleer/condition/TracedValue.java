package io.cameleer.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a condition came to.
 *
 * @param expression the part's text
 * @param line from 1
 * @param column from 1
 * @param times how often it was evaluated
 * @param values the first of its values, as Python would write them
 * @param error the kind and reason of the error that ended it
 */
public record TracedValue(
        String expression, int line, int column, long times, List<String> values, @Nullable String error) {}
