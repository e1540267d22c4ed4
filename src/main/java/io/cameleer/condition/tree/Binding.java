package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Expression.ParameterKind;
import io.cameleer.condition.tree.Lambdas.Parameter;
import io.cameleer.condition.value.DictValue;
import io.cameleer.condition.value.Keywords;
import io.cameleer.condition.value.PythonError;
import io.cameleer.condition.value.TupleValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a call's arguments to a lambda's parameters: the slots of its frame, in their order. */
final class Binding {

    private final List<Parameter> parameters;
    private final List<@Nullable Object> defaults;
    private final Frame frame;
    private final boolean[] bound;

    Binding(List<Parameter> parameters, List<@Nullable Object> defaults, Frame frame) {
        this.parameters = parameters;
        this.defaults = defaults;
        this.frame = frame;
        this.bound = new boolean[parameters.size()];
    }

    void bind(Object[] positional, Keywords keywords) {
        bindPositional(positional);
        bindKeywords(keywords);
        for (int i = 0; i < bound.length; i++) {
            Object value = defaults.get(i);
            if (!bound[i] && value == null) {
                throw PythonError.type("<lambda>() missing required argument: '"
                        + parameters.get(i).name() + "'");
            }
            if (!bound[i] && value != null) {
                frame.set(i, value);
            }
        }
    }

    private void bindPositional(Object[] positional) {
        int next = 0;
        for (int i = 0; i < bound.length; i++) {
            ParameterKind kind = parameters.get(i).kind();
            if (kind == ParameterKind.REST) {
                set(i, new TupleValue(Arrays.asList(positional).subList(next, positional.length)));
                next = positional.length;
            } else if ((kind == ParameterKind.NAMED || kind == ParameterKind.POSITIONAL_ONLY)
                    && next < positional.length) {
                set(i, positional[next++]);
            }
        }
        if (next < positional.length) {
            throw PythonError.type(
                    "<lambda>() takes " + next + " positional arguments but " + positional.length + " were given");
        }
    }

    private void bindKeywords(Keywords keywords) {
        DictValue.Builder others = new DictValue.Builder();
        int collecting = indexOf(ParameterKind.KEYWORDS);
        for (int i = 0; i < keywords.names().size(); i++) {
            String name = keywords.names().get(i);
            int index = indexOf(name);
            if (index >= 0 && bound[index]) {
                throw PythonError.type("<lambda>() got multiple values for argument '" + name + "'");
            }
            if (index >= 0) {
                set(index, keywords.values().get(i));
            } else if (collecting >= 0) {
                others.put(name, keywords.values().get(i));
            } else {
                throw PythonError.type("<lambda>() got an unexpected keyword argument '" + name + "'");
            }
        }
        if (collecting >= 0) {
            set(collecting, others.build());
        }
    }

    private int indexOf(ParameterKind kind) {
        for (int i = 0; i < bound.length; i++) {
            if (parameters.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    /** The parameter that a keyword argument may go to. */
    private int indexOf(String name) {
        for (int i = 0; i < bound.length; i++) {
            ParameterKind kind = parameters.get(i).kind();
            boolean named = kind == ParameterKind.NAMED || kind == ParameterKind.KEYWORD_ONLY;
            if (named && parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void set(int index, Object value) {
        frame.set(index, value);
        bound[index] = true;
    }
}
