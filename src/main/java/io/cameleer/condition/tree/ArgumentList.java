package io.cameleer.condition.tree;

import io.cameleer.condition.value.DictValue;
import io.cameleer.condition.value.Iteration;
import io.cameleer.condition.value.Keywords;
import io.cameleer.condition.value.PythonError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, as written. */
final class ArgumentList {

    /** @param keyword the name of a keyword argument; null for an unpacked mapping */
    record Keyword(@Nullable String keyword, Node value) {}

    private final Node[] positional;
    private final boolean[] starred;
    private final boolean anyStarred;
    private final List<Keyword> keywords;

    ArgumentList(Node[] positional, boolean[] starred, List<Keyword> keywords) {
        this.positional = positional;
        this.starred = starred;
        this.keywords = keywords;
        boolean any = false;
        for (boolean star : starred) {
            any |= star;
        }
        this.anyStarred = any;
    }

    Object[] positional(Frame frame) {
        if (!anyStarred) {
            Object[] values = new Object[positional.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = positional[i].evaluate(frame);
            }
            return values;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < positional.length; i++) {
            Object value = positional[i].evaluate(frame);
            if (starred[i]) {
                Iteration.addAll(frame.evaluation, values, value);
            } else {
                values.add(value);
            }
        }
        return values.toArray();
    }

    Keywords keywords(Frame frame) {
        if (keywords.isEmpty()) {
            return Keywords.NONE;
        }
        Keywords.Builder builder = new Keywords.Builder();
        for (Keyword keyword : keywords) {
            Object value = keyword.value().evaluate(frame);
            if (keyword.keyword() != null) {
                builder.add(keyword.keyword(), value);
            } else if (value instanceof DictValue mapping) {
                builder.addAll(frame.evaluation, mapping);
            } else {
                throw PythonError.type("argument after ** must be a mapping");
            }
        }
        return builder.build();
    }
}
