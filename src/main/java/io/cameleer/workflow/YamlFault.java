package io.cameleer.workflow;

import org.jspecify.annotations.Nullable;

/** Ends the reading of a text that is no YAML or exceeds a limit; {@link YamlReader} turns it into a problem. */
final class YamlFault extends RuntimeException {

    private final transient Position position;
    private final String what;
    private final @Nullable String suggestion;

    YamlFault(Position position, String what, @Nullable String suggestion) {
        super(what, null, false, false);
        this.position = position;
        this.what = what;
        this.suggestion = suggestion;
    }

    Position position() {
        return position;
    }

    String what() {
        return what;
    }

    @Nullable
    String suggestion() {
        return suggestion;
    }
}
