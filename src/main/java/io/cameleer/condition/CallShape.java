package io.cameleer.condition;

import io.cameleer.condition.value.Builtins;
import io.cameleer.condition.value.IteratorValue;
import io.cameleer.condition.value.Type;
import io.cameleer.condition.value.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is known of the results of calls. */
final class CallShape {

    /** Functions that give the elements of their first argument, laid out anew. */
    private static final Map<String, Shape> REARRANGING = Map.of(
            "list", Shape.builtin("list"),
            "sorted", Shape.builtin("list"),
            "tuple", Shape.builtin("tuple"),
            "set", Shape.builtin("set"),
            "frozenset", Shape.builtin("frozenset"),
            "reversed", iterator(Shape.ANY),
            "iter", iterator(Shape.ANY));

    /** Methods of types that make a value of the type. */
    private static final Set<String> MAKERS = Set.of(
            "now",
            "today",
            "utcnow",
            "fromtimestamp",
            "utcfromtimestamp",
            "fromisoformat",
            "strptime",
            "combine",
            "fromordinal",
            "fromisocalendar",
            "replace",
            "astimezone");

    private static final Map<String, Shape> METHODS = methods();

    private CallShape() {}

    private static Map<String, Shape> methods() {
        Map<String, Shape> methods = new HashMap<>();
        for (String method : List.of(
                "upper",
                "lower",
                "casefold",
                "swapcase",
                "title",
                "capitalize",
                "strip",
                "lstrip",
                "rstrip",
                "replace",
                "center",
                "ljust",
                "rjust",
                "zfill",
                "join",
                "format",
                "removeprefix",
                "removesuffix",
                "strftime",
                "isoformat")) {
            methods.put("str." + method, Shape.STR);
        }
        for (String method : List.of("split", "rsplit", "splitlines", "partition", "rpartition")) {
            methods.put("str." + method, Shape.builtin("list").of(Shape.STR));
        }
        for (String type : List.of("datetime.datetime", "datetime.date", "datetime.time")) {
            methods.put(type + ".isocalendar", Shape.typed(Types.ISO_CALENDAR_DATE));
            methods.put(type + ".isoformat", Shape.STR);
            methods.put(type + ".strftime", Shape.STR);
        }
        methods.put("datetime.datetime.date", Shape.DATE);
        methods.put("datetime.datetime.time", Shape.TIME);
        return methods;
    }

    static Shape iterator(Shape element) {
        return Shape.typed(IteratorValue.GENERATOR).of(element);
    }

    /**
     * The shape of a call's result.
     *
     * @param owner the shape of the value whose method is called
     * @param name the method's name; empty where a function is called
     */
    static Shape of(Shape function, Shape owner, String name, List<Shape> arguments) {
        if (function.kind() == Shape.Kind.FIXED && name.isEmpty()) {
            return ofFunction(function, arguments);
        }
        if (function.fixed() instanceof Type type) {
            return Shape.typed(type);
        }
        if (owner.kind() == Shape.Kind.FIXED) {
            boolean makes = owner.fixed() instanceof Type && MAKERS.contains(name);
            return makes ? Shape.typed((Type) Objects.requireNonNull(owner.fixed())) : Shape.ANY;
        }
        return ofMethod(owner, name, arguments);
    }

    private static Shape ofFunction(Shape function, List<Shape> arguments) {
        String name = function.fixed() instanceof Type type ? type.name() : Builtins.nameOf(function.fixed());
        Shape first = arguments.isEmpty() ? Shape.ANY : arguments.get(0);
        Shape rearranged = REARRANGING.get(name);
        if (rearranged != null) {
            return arguments.isEmpty() ? rearranged : rearranged.of(first.iterated());
        }
        if (function.fixed() instanceof Type type) {
            return Shape.typed(type);
        }
        return switch (name) {
            case "len", "ord" -> Shape.INT;
            case "any", "all", "isinstance", "callable" -> Shape.BOOL;
            case "repr", "ascii", "format", "chr", "hex", "oct", "bin" -> Shape.STR;
            case "min", "max", "next" -> arguments.size() == 1 ? first.iterated() : Shape.ANY;
            case "enumerate" -> iterator(Shape.tuple(List.of(Shape.INT, first.iterated())));
            case "zip" ->
                arguments.size() > 1
                        ? iterator(Shape.tuple(
                                arguments.stream().map(Shape::iterated).toList()))
                        : iterator(Shape.ANY);
            case "filter" -> iterator(arguments.size() == 2 ? arguments.get(1).iterated() : Shape.ANY);
            default -> Shape.ANY;
        };
    }

    private static Shape ofMethod(Shape owner, String name, List<Shape> arguments) {
        if (owner.kind() == Shape.Kind.OPEN) {
            return Shape.OPEN;
        }
        if (owner.isDict()) {
            Shape key = owner.equals(Shape.CALLBACKS) ? Shape.STR : Shape.ANY;
            return switch (name) {
                case "get" ->
                    arguments.size() < 2 ? owner.element() : owner.element().or(arguments.get(1));
                case "values" -> Shape.typed(Types.DICT_VALUES).of(owner.element());
                case "keys" -> Shape.typed(Types.DICT_KEYS).of(key);
                case "items" -> Shape.typed(Types.DICT_ITEMS).of(Shape.tuple(List.of(key, owner.element())));
                case "copy" -> owner;
                default -> Shape.ANY;
            };
        }
        if (owner.kind() == Shape.Kind.PLAIN && (name.equals("get") || name.equals("values"))) {
            return Shape.PLAIN;
        }
        if (owner.type() == null) {
            return Shape.ANY;
        }
        boolean same = MAKERS.contains(name) && owner.type().name().startsWith("datetime.");
        return same ? owner : METHODS.getOrDefault(owner.type().name() + "." + name, Shape.ANY);
    }
}
