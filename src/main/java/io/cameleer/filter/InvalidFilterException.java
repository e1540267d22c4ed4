package io.cameleer.filter;

import java.util.List;

/** A filter that means nothing here; nothing was matched with it. */
public final class InvalidFilterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidFilterException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each part that is wrong. */
    public List<String> problems() {
        return problems;
    }
}
