package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Entry;
import io.cameleer.workflow.YamlNode.Mapping;
import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Sequence;
import io.cameleer.workflow.YamlNode.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns nodes into plain unmodifiable Java values; keys are always texts. */
final class PlainValues {

    private PlainValues() {}

    static Map<String, @Nullable Object> map(Mapping mapping) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            map.put(entry.key().text(), of(entry.value()));
        }
        return Collections.unmodifiableMap(map);
    }

    static @Nullable Object of(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return map(mapping);
        }
        if (node instanceof Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(of(item)));
            return Collections.unmodifiableList(items);
        }
        Scalar scalar = (Scalar) node;
        return scalar.style() == Style.PLAIN ? CoreSchema.value(scalar.text()) : scalar.text();
    }
}
