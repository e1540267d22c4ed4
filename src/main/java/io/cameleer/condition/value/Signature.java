package io.cameleer.condition.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a built-in function. Written as Python's documentation does: {@code name}, {@code name?} for one that
 * may be left out, {@code /} after the positional-only ones, {@code *} before the keyword-only ones, {@code *rest} and
 * {@code **keywords} for what is collected.
 */
public final class Signature {

    static final Signature NONE = of();

    private final List<String> names = new ArrayList<>();
    private int required;
    private int positionalOnly;
    private int positional;
    private int rest = -1;
    private int keywords = -1;
    private boolean keywordOnly;

    private Signature() {}

    static Signature of(String... parameters) {
        Signature signature = new Signature();
        for (String parameter : parameters) {
            signature.add(parameter);
        }
        return signature;
    }

    private void add(String parameter) {
        if (parameter.equals("/")) {
            positionalOnly = names.size();
        } else if (parameter.equals("*")) {
            keywordOnly = true;
        } else if (parameter.startsWith("**")) {
            keywords = names.size();
            names.add(parameter);
        } else if (parameter.startsWith("*")) {
            rest = names.size();
            keywordOnly = true;
            names.add(parameter);
        } else {
            boolean optional = parameter.endsWith("?");
            names.add(optional ? parameter.substring(0, parameter.length() - 1) : parameter);
            positional += keywordOnly ? 0 : 1;
            required += optional ? 0 : 1;
        }
    }

    /** The call's arguments by parameter; a TypeError where they do not fit. */
    Arguments bind(String function, Object[] given, Keywords named) {
        if (!keywordOnly && keywords < 0 && named.isEmpty() && given.length >= required && given.length <= positional) {
            return new Arguments(given);
        }
        @Nullable Object[] values = new Object[names.size()];
        if (given.length > positional && rest < 0) {
            throw PythonError.type(
                    function + "() takes at most " + positional + " positional arguments (" + given.length + " given)");
        }
        int direct = Math.min(given.length, positional);
        System.arraycopy(given, 0, values, 0, direct);
        if (rest >= 0) {
            values[rest] = Arrays.asList(given).subList(direct, given.length);
        }
        bindNamed(function, values, named);
        requireAll(function, values);
        return new Arguments(values);
    }

    private void bindNamed(String function, @Nullable Object[] values, Keywords named) {
        List<String> otherNames = new ArrayList<>();
        List<Object> otherValues = new ArrayList<>();
        for (int i = 0; i < named.names().size(); i++) {
            String name = named.names().get(i);
            int index = names.indexOf(name);
            if (index >= positionalOnly) {
                if (values[index] != null) {
                    throw PythonError.type(function + "() got multiple values for argument '" + name + "'");
                }
                values[index] = named.values().get(i);
            } else if (keywords >= 0) {
                otherNames.add(name);
                otherValues.add(named.values().get(i));
            } else {
                throw PythonError.type(function + "() got an unexpected keyword argument '" + name + "'");
            }
        }
        if (keywords >= 0) {
            values[keywords] = new Keywords(otherNames, otherValues);
        }
    }

    private void requireAll(String function, @Nullable Object[] values) {
        for (int i = 0, seen = 0; seen < required; i++) {
            if (i == rest || i == keywords) {
                continue;
            }
            if (values[i] == null) {
                throw PythonError.type(function + "() missing required argument: '" + names.get(i) + "'");
            }
            seen++;
        }
    }
}
