package io.cameleer.condition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition sees of the execution of a callback.
 *
 * @param status as in {@code finished}
 * @param result as in {@code success}
 * @param resultValues null as long as there are none
 */
public record ConditionCallback(String status, String result, @Nullable Map<String, Object> resultValues) {}
