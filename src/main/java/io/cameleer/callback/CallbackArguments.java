package io.cameleer.callback;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The arguments that a workflow gives to a callback function, read with the reasons why one does not fit. */
final class CallbackArguments {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackArguments.class);

    /** Chooses where a callback is dispatched to; no function reads it. */
    private static final String QUEUE = "queue";

    private final String function;
    private final Map<String, ?> values;

    CallbackArguments(String function, Map<String, ?> values) {
        this.function = function;
        this.values = values;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> problem(name, "is missing", "give it a text"));
    }

    Optional<String> optionalText(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank()) {
            return Optional.of(text);
        }
        throw problem(name, "is " + kind(value), "give it a text that is not blank");
    }

    /** The items of a list; none where the argument is absent or null. */
    List<?> list(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw problem(name, "is " + kind(value), "give it a list");
    }

    /** The entries of a mapping, with their names as text; none where the argument is absent or null. */
    Map<String, @Nullable Object> mapping(String name) {
        Object value = values.get(name);
        Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> mapping.put(PythonText.str(key), item));
        } else if (value != null) {
            throw problem(name, "is " + kind(value), "give it a mapping");
        }
        return mapping;
    }

    /** A whole number or a list of them; none where the argument is null, the given ones where it is absent. */
    Set<Integer> wholeNumbers(String name, Set<Integer> absent) {
        if (!has(name)) {
            return absent;
        }
        Object value = values.get(name);
        Set<Integer> numbers = new LinkedHashSet<>();
        for (Object item : value instanceof Number ? List.of(value) : list(name)) {
            if (!(item instanceof Number number) || number.doubleValue() != number.intValue()) {
                throw problem(name, "holds " + kind(item), "give it whole numbers");
            }
            numbers.add(number.intValue());
        }
        return numbers;
    }

    /** The names that the function does not know. */
    Set<String> beyond(Set<String> known) {
        Set<String> extra = new LinkedHashSet<>(values.keySet());
        extra.removeAll(known);
        extra.remove(QUEUE);
        return extra;
    }

    /** A whole number from {@code least} to {@code most}; {@code least} where it is absent or null. */
    int wholeNumber(String name, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return least;
        }
        if (!(value instanceof Number number)
                || number.doubleValue() != number.intValue()
                || number.intValue() < least
                || number.intValue() > most) {
            String shown = value instanceof Number ? value.toString() : kind(value);
            throw problem(name, "is " + shown, "give it a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    /** Says in the execution's log and in the service's which arguments have no effect, as {@code **ignore} promises. */
    void warnBeyond(Set<String> known, CallbackContext context) {
        Set<String> ignored = beyond(known);
        if (!ignored.isEmpty()) {
            String sentence = "%s ignores the unknown argument%s %s"
                    .formatted(function, ignored.size() == 1 ? "" : "s", String.join(", ", ignored));
            LOG.warn("{}: {}", context, sentence);
            RunNotes.add(context, sentence);
        }
    }

    CallbackFailure problem(String name, String what, String remedy) {
        return new CallbackFailure("%s: the argument '%s' %s; %s".formatted(function, name, what, remedy));
    }

    static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return text.isBlank() ? "blank" : "a text";
        }
        if (value instanceof Map) {
            return "a mapping";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof Boolean ? "true or false" : "a number";
    }
}
