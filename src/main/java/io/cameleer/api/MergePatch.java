package io.cameleer.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7396): members replace those of the same name, objects are merged, null takes away. */
final class MergePatch {

    private MergePatch() {}

    static Map<String, Object> apply(Map<String, ?> before, Map<?, ?> patch) {
        Map<String, Object> after = new LinkedHashMap<>(before);
        patch.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, member(after.get(name), value));
            }
        });
        return after;
    }

    private static Object member(@Nullable Object before, Object value) {
        if (!(value instanceof Map<?, ?> patch)) {
            return value;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        if (before instanceof Map<?, ?> known) {
            known.forEach((key, member) -> members.put(String.valueOf(key), member));
        }
        return apply(members, patch);
    }
}
