package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Style;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the plain scalars that PyYAML (YAML 1.1), which reads workflows in Study Governor, takes for another value than YAML 1.2 does. */
final class Dialect {

    private static final Pattern WORD = Pattern.compile("yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF");
    /** What PyYAML's resolver takes for an int or a float. */
    private static final Pattern OLD_NUMBER = Pattern.compile(String.join(
            "|",
            "[-+]?0b[01_]++",
            "[-+]?0x[0-9a-fA-F_]++",
            "[-+]?0[0-7_]++",
            "[-+]?(0|[1-9][0-9_]*+)",
            "[-+]?[1-9][0-9_]*+(:[0-5]?[0-9])++",
            "[-+]?[0-9][0-9_]*+(:[0-5]?[0-9])++\\.[0-9_]*+",
            "[-+]?[0-9][0-9_]*+\\.[0-9_]*+([eE][-+][0-9]++)?",
            "\\.[0-9][0-9_]*+([eE][-+][0-9]++)?",
            "[-+]?\\.(inf|Inf|INF)",
            "\\.(nan|NaN|NAN)"));
    /** What is longer is no number that anybody writes. */
    private static final int LONGEST = 100;

    private Dialect() {}

    /** What differs, in words; empty where both read the same. */
    static Optional<String> difference(Scalar scalar) {
        String text = scalar.text();
        if (scalar.style() != Style.PLAIN || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (WORD.matcher(text).matches()) {
            return Optional.of("'%s' is a text here, and true or false to Study Governor".formatted(text));
        }
        boolean number = CoreSchema.value(text) instanceof Number;
        if (number == OLD_NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                number
                        ? "'%s' is a number here, and a text to Study Governor".formatted(text)
                        : "'%s' is a text here, and a number to Study Governor".formatted(text));
    }
}
