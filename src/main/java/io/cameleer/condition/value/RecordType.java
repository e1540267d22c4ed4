package io.cameleer.condition.value;

import java.util.Map;
import java.util.function.Function;

/** Types of the values that conditions are about, made outside this package. */
public final class RecordType {

    private RecordType() {}

    /** A type with fixed attributes, each read from the value. */
    public static Type of(String name, Map<String, Function<Object, Object>> attributes) {
        Type.Builder builder = Type.named(name);
        attributes.forEach((attribute, getter) -> builder.property(attribute, getter::apply));
        return builder.build();
    }
}
