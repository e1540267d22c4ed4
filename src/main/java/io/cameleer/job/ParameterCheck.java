package io.cameleer.job;

import io.cameleer.spelling.Similar;
import java.util.List;
import java.util.Map;

/** Checks what a job is to be given before it is started again and again. */
@FunctionalInterface
public interface ParameterCheck {

    /**
     * @throws IllegalArgumentException a sentence that begins with the parameter's name
     */
    void check(Map<String, Object> parameters);

    /** Refuses parameters of other names, with the one that was probably meant. */
    static ParameterCheck names(String... known) {
        return parameters -> requireKnown(parameters, List.of(known));
    }

    /** The same for one who has the parameters. */
    static void requireKnown(Map<String, ?> parameters, List<String> known) {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                String meant = Similar.didYouMean(name, known);
                throw new IllegalArgumentException(name + " is none of its parameters"
                        + (meant == null ? "" : " (" + meant + ")") + "; it has " + String.join(", ", known));
            }
        }
    }

    /** This and then another one. */
    default ParameterCheck and(ParameterCheck other) {
        return parameters -> {
            check(parameters);
            other.check(parameters);
        };
    }
}
