package io.cameleer.callback;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The callback {@code sleep}: waits, then hands back what it was given. Safe for use by several threads. */
public final class Sleep {

    private static final String SECONDS = "seconds";
    private static final String KWARGS = "kwargs";

    /** Ten years, in seconds. */
    private static final long LONGEST = Duration.ofDays(3650).toSeconds();

    private final RunningPrograms running;

    public Sleep(RunningPrograms running) {
        this.running = running;
    }

    /**
     * Waits and gives the callback's result.
     *
     * @throws CallbackFailure where the wait was ended before it was over
     */
    public Map<String, Object> sleep(Map<String, ?> values, CallbackContext context) throws InterruptedException {
        CallbackArguments arguments = new CallbackArguments("sleep", values);
        Duration duration = duration(arguments);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sleep_duration", values.get(SECONDS));
        result.put("extra_kwargs", extra(arguments));
        await(duration, context);
        return result;
    }

    private static Duration duration(CallbackArguments arguments) {
        Object value = arguments.value(SECONDS);
        if (!(value instanceof Number number)) {
            throw arguments.problem(SECONDS, "is " + CallbackArguments.kind(value), "give it a number");
        }
        double seconds = number.doubleValue();
        // Written so that a value that is not a number fails, too.
        if (!(seconds >= 0 && seconds <= LONGEST)) {
            throw arguments.problem(SECONDS, "is " + number, "give it a number from 0 to " + LONGEST);
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** What is given under kwargs, as documented, and beside it what else was given, as the original returned it. */
    private static Map<String, @Nullable Object> extra(CallbackArguments arguments) {
        Map<String, @Nullable Object> extra = new LinkedHashMap<>();
        arguments.beyond(Set.of(SECONDS, KWARGS)).forEach(name -> extra.put(name, arguments.value(name)));
        extra.putAll(arguments.mapping(KWARGS));
        return extra;
    }

    private void await(Duration duration, CallbackContext context) throws InterruptedException {
        try (Ending ending = Ending.of(context, running)) {
            if (!ending.pause(duration)) {
                throw new CallbackFailure(
                        "sleep was ended because " + ending.reason().orElse("somebody said so"));
            }
        }
    }
}
