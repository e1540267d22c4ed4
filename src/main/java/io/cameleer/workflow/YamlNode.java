package io.cameleer.workflow;

import java.util.List;
import java.util.Optional;

/** A value of a YAML document with its place. Aliases are resolved, so that one node may be reached by several ways; there are no cycles. */
sealed interface YamlNode {

    Position position();

    /** What the value costs: its nodes from here down, each counted as often as it is reached, and long texts as several. */
    int size();

    /** A text or number as written. */
    record Scalar(Position position, String text, Style style) implements YamlNode {

        private static final int CHARACTERS_PER_NODE = 32;

        @Override
        public int size() {
            return 1 + text.length() / CHARACTERS_PER_NODE;
        }

        boolean isNull() {
            return style == Style.PLAIN && CoreSchema.isNull(text);
        }
    }

    /** How a scalar is written. A plain one may be a number, a boolean or null; the others are text. */
    enum Style {
        PLAIN,
        QUOTED,
        LITERAL,
        FOLDED
    }

    /** A list. */
    record Sequence(Position position, List<YamlNode> items, int size) implements YamlNode {}

    /** Keys and values; keys are unique. */
    record Mapping(Position position, List<Entry> entries, int size) implements YamlNode {

        Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .findFirst();
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {}
}
