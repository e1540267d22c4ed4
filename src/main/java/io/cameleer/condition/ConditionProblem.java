package io.cameleer.condition;

import io.cameleer.condition.syntax.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a condition, found before it is ever evaluated.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param suggestion what was probably meant, where there is something near
 */
public record ConditionProblem(int line, int column, String message, @Nullable String suggestion) {

    static ConditionProblem of(SourceText text, Fault fault) {
        SourceText.Position position = text.position(fault.place().start());
        return new ConditionProblem(position.line(), position.column(), fault.message(), fault.suggestion());
    }

    /** The message and the suggestion in one line. */
    public String summary() {
        String hint = suggestion == null ? "" : "; did you mean '" + suggestion + "'?";
        return "line " + line + ", column " + column + ": " + message + hint;
    }

    /** The problem as a plain map, for a JSON document. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", line);
        map.put("column", column);
        map.put("message", message);
        if (suggestion != null) {
            map.put("suggestion", suggestion);
        }
        return map;
    }

    /** The summary, the line of the condition that it is about, and a caret under the place. */
    public String render(String source) {
        return summary() + "\n" + new SourceText(source).caret(line, column);
    }
}
