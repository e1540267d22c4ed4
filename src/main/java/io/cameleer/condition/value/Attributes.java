package io.cameleer.condition.value;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads attributes and calls methods, by the tables of the types: no name reaches anything else. */
public final class Attributes {

    /** What the members of Python's enumerations have. */
    public static final Set<String> ENUMERATION = Set.of("value", "name");

    private Attributes() {}

    public static Object get(Object value, String name) {
        Object found = find(value, name);
        if (found == null) {
            throw missing(value, name);
        }
        return found;
    }

    /**
     * The attribute's value; null where there is no such attribute. A callback's status and result are enumerations that are
     * texts too, so a text answers to their attributes; where it is known to be another one, the check at load refuses them.
     */
    public static @Nullable Object find(Object value, String name) {
        if (value instanceof String && ENUMERATION.contains(name)) {
            return value;
        }
        Object own = value instanceof PythonValue python ? python.attribute(name) : null;
        if (own != null) {
            return own;
        }
        Member member = Types.of(value).member(name);
        if (member instanceof Member.Method method) {
            return new BoundMethod(value, method);
        }
        if (member instanceof Member.Property property) {
            return property.getter().get(value);
        }
        return member instanceof Member.Constant constant ? constant.value() : null;
    }

    /** The method that calling the attribute comes to; null where the attribute is another kind of value. */
    public static Member.@Nullable Method method(Object value, String name) {
        return Types.of(value).member(name) instanceof Member.Method method ? method : null;
    }

    private static PythonError missing(Object value, String name) {
        String owner = value instanceof Type type
                ? "type object '" + type.name() + "'"
                : "'" + Types.of(value).name() + "' object";
        return PythonError.attribute(owner + " has no attribute '" + name + "'");
    }
}
