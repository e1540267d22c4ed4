package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Style;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Makes scalars of the parser's events. */
final class YamlScalars {

    private static final String TAG_PREFIX = "tag:yaml.org,2002:";
    private static final String TEXT_TAG = TAG_PREFIX + "str";
    private static final Set<String> CORE_TAGS = Set.of("str", "int", "float", "bool", "null", "map", "seq");

    private YamlScalars() {}

    /**
     * The scalar of an event.
     *
     * @param place where problems with the value are reported
     * @param position where it stands in the text that is read
     */
    static Scalar of(ScalarEvent event, Position place, Position position) {
        requireCoreTag(event.getTag(), position);
        boolean text = event.getTag()
                .filter(tag -> tag.equals("!") || tag.equals(TEXT_TAG))
                .isPresent();
        Style style = style(event.getScalarStyle());
        return new Scalar(place, event.getValue(), text && style == Style.PLAIN ? Style.QUOTED : style);
    }

    static void requireCoreTag(Optional<String> tag, Position position) {
        if (tag.isPresent() && !tag.get().equals("!") && !isCore(tag.get())) {
            throw new YamlFault(position, "the tag %s is not allowed".formatted(tag.get()), "leave the tag out");
        }
    }

    private static boolean isCore(String tag) {
        return tag.startsWith(TAG_PREFIX) && CORE_TAGS.contains(tag.substring(TAG_PREFIX.length()));
    }

    private static Style style(ScalarStyle style) {
        return switch (style) {
            case PLAIN -> Style.PLAIN;
            case LITERAL -> Style.LITERAL;
            case FOLDED -> Style.FOLDED;
            default -> Style.QUOTED;
        };
    }
}
