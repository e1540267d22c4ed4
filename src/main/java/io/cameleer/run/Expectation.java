package io.cameleer.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a site says about the folders of one sequencer.
 *
 * @param platform takes the place of an unrecognised platform; never of a recognised one
 * @param completionIndicator a file required in addition to the platform's rule; {@value #PLATFORM_RULE} means just that rule
 * @param alternatives names of completion files that the site's files have instead, by the platform's name for them
 */
public record Expectation(
        @Nullable Platform platform, @Nullable String completionIndicator, Map<String, List<String>> alternatives) {

    /** The manuals' default completion indicator. */
    public static final String PLATFORM_RULE = "RTAComplete.txt";

    public static final Expectation NONE = new Expectation(null, null);

    public Expectation(@Nullable Platform platform, @Nullable String completionIndicator) {
        this(platform, completionIndicator, Map.of());
    }

    /** @throws IllegalArgumentException where the indicator is not a plain file name */
    public Expectation {
        alternatives = Map.copyOf(alternatives);
        if (completionIndicator != null && !isPlainName(completionIndicator)) {
            throw new IllegalArgumentException("completion_indicator '" + completionIndicator
                    + "' must be the plain name of a file in the run folder, such as CopyComplete.txt");
        }
    }

    /** Whether a file beyond the platform's rule is required. */
    boolean asksForMore() {
        return completionIndicator != null && !completionIndicator.equals(PLATFORM_RULE);
    }

    /** Whether it is the plain name of a file, which leads nowhere else. */
    public static boolean isPlainName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    }
}
