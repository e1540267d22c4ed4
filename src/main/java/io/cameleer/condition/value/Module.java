package io.cameleer.condition.value;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module: names and their values. */
public record Module(String name, Map<String, Object> members) implements PythonValue {

    static final Type TYPE = Type.named("module").build();

    @Override
    public Type type() {
        return TYPE;
    }

    /** The names in the module. */
    public Set<String> attributes() {
        return members.keySet();
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        return members.get(attribute);
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "<module '" + name + "'>";
    }
}
