package io.cameleer.workflow;

import io.cameleer.spelling.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A small check of conditions: names it does not know, and callbacks that the state does not have. */
final class SampleConditions implements ConditionCheck {

    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[a-zA-Z_]\\w*");
    private static final Pattern CALLBACK = Pattern.compile("callbacks\\['([^']*)'\\]");
    private static final Set<String> NAMES = Set.of(
            "experiment", "callbacks", "datetime", "True", "False", "None", "and", "or", "not", "in", "is", "len");

    @Override
    public List<Finding> check(String source, Place place, Set<String> callbackLabels) {
        List<Finding> findings = new ArrayList<>();
        for (MatchResult match : CALLBACK.matcher(source).results().toList()) {
            if (!callbackLabels.contains(match.group(1))) {
                String known = place == Place.CALLBACK ? "callbacks is empty here" : "known are " + callbackLabels;
                findings.add(finding(source, match.start(1), "no callback '%s'".formatted(match.group(1)), known));
            }
        }
        String code = TEXT.matcher(source)
                .replaceAll(match -> " ".repeat(match.group().length()));
        for (MatchResult match : NAME.matcher(code).results().toList()) {
            if (!NAMES.contains(match.group())) {
                String name = match.group();
                findings.add(finding(
                        source, match.start(), "no name '%s'".formatted(name), Similar.didYouMean(name, NAMES)));
            }
        }
        return findings;
    }

    private static Finding finding(String source, int offset, String message, @Nullable String suggestion) {
        Position position = SourceText.of(source, offset);
        return new Finding(Severity.ERROR, position.line(), position.column(), message, suggestion);
    }
}
