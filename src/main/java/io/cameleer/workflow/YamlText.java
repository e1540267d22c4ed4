package io.cameleer.workflow;

import java.util.regex.Pattern;

/** Makes texts readable that the YAML parser would refuse although they are fine, without moving any character. */
final class YamlText {

    private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \t]*\t[ \t]*");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlText() {}

    /** Drops a byte order mark, and in JSON replaces the tabs of the indentation, which JSON allows and YAML does not. */
    static String prepare(String text) {
        String content = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        boolean flow = content.stripLeading().startsWith("{");
        return flow
                ? INDENTATION.matcher(content).replaceAll(match -> " "
                        .repeat(match.group().length()))
                : content;
    }
}
