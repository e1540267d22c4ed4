package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Style;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the plain scalars that PyYAML (YAML 1.1), which reads workflows in Study Governor, takes for another value than YAML 1.2 does. */
final class Dialect {

    private static final Pattern WORD = Pattern.compile("yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]++");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9][0-9_]*+(:[0-5]?[0-9])++(\\.[0-9_]*+)?");
    private static final Pattern GROUPED =
            Pattern.compile("[-+]?(0b[01_]++|0x[0-9a-fA-F_]*_[0-9a-fA-F_]*+|[0-9][0-9_]*_[0-9_]*+(\\.[0-9_]*+)?)");
    private static final Pattern EXPONENT = Pattern.compile("[-+]?[0-9]++([eE][-+]?[0-9]++|\\.[0-9]*+[eE][0-9]++)");
    private static final Pattern SPECIAL = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern OCTAL_OF_TODAY = Pattern.compile("0o[0-7]++");
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
        if (isNumberOfOldYaml(text)) {
            return Optional.of("'%s' is a text here, and a number to Study Governor".formatted(text));
        }
        boolean newer =
                OCTAL_OF_TODAY.matcher(text).matches() || EXPONENT.matcher(text).matches();
        return newer && CoreSchema.value(text) instanceof Number
                ? Optional.of("'%s' is a number here, and a text to Study Governor".formatted(text))
                : Optional.empty();
    }

    private static boolean isNumberOfOldYaml(String text) {
        return OCTAL.matcher(text).matches()
                || SEXAGESIMAL.matcher(text).matches()
                || GROUPED.matcher(text).matches()
                || SPECIAL.matcher(text).matches();
    }
}
