package io.cameleer.condition.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that every condition has: Python's built-in functions and types, and the datetime module. */
public final class Builtins {

    private static final Map<String, Object> TABLE = table();

    private Builtins() {}

    public static @Nullable Object get(String name) {
        return TABLE.get(name);
    }

    public static Set<String> names() {
        return TABLE.keySet();
    }

    /** Whether the value's attributes are the same in every evaluation. */
    public static boolean isFixed(Object value) {
        return value instanceof Module || value instanceof Type;
    }

    /** The name of a built-in function; empty for any other value. */
    public static String nameOf(@Nullable Object value) {
        return value instanceof BuiltinFunction function ? function.name() : "";
    }

    private static Map<String, Object> table() {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("datetime", DatetimeModule.MODULE);
        table.put("int", Integers.TYPE);
        table.put("float", Floats.TYPE);
        table.put("bool", Truth.TYPE);
        table.put("str", Text.TYPE);
        table.put("list", ListValue.TYPE);
        table.put("tuple", TupleValue.TYPE);
        table.put("dict", DictValue.TYPE);
        table.put("set", SetValue.TYPE);
        table.put("frozenset", SetValue.FROZEN);
        table.put("range", RangeValue.TYPE);
        CollectionFunctions.addTo(table);
        NumberFunctions.addTo(table);
        ValueFunctions.addTo(table);
        return table;
    }

    static void add(Map<String, Object> table, String name, Signature signature, BuiltinFunction.Body body) {
        table.put(name, new BuiltinFunction(name, signature, body));
    }
}
