package io.cameleer.condition.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dict whose entries are attributes as well: metadata and the bodies of routes. An attribute that is not there is
 * {@code None}, a key that is not there raises KeyError; the methods of dicts come before entries of the same name.
 */
public final class OpenRecord extends DictValue {

    static final Type TYPE = Type.named("record").base(DictValue.TYPE).build();

    OpenRecord(Map<Object, Entry> entries) {
        super(entries);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public @Nullable Object attribute(String name) {
        if (name.startsWith("_") || TYPE.member(name) != null) {
            return null;
        }
        Object value = findText(name);
        return value == null ? None.NONE : value;
    }
}
