package io.cameleer.condition;

import io.cameleer.condition.syntax.Expression;
import io.cameleer.condition.syntax.Fault;
import io.cameleer.condition.value.Attributes;
import io.cameleer.condition.value.Builtins;
import io.cameleer.condition.value.Module;
import io.cameleer.condition.value.Type;
import io.cameleer.condition.value.Types;
import io.cameleer.spelling.Similar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds attributes that no value can have where they are asked for. */
final class AttributeCheck {

    /** Methods of Python's collections that change them. */
    private static final Set<String> CHANGING = Set.of(
            "append",
            "extend",
            "insert",
            "pop",
            "remove",
            "clear",
            "sort",
            "reverse",
            "popitem",
            "setdefault",
            "update",
            "add",
            "discard",
            "intersection_update",
            "difference_update",
            "symmetric_difference_update");

    private static final Map<String, Shape> EXPERIMENT = Map.of(
            "label", Shape.STR,
            "state", Shape.STR,
            "scandate", Shape.DATETIME,
            "variables", Shape.PLAIN_DICT);

    private static final Map<String, Shape> CALLBACK =
            Map.of("status", Shape.ENUMERATION, "result", Shape.ENUMERATION, "result_values", Shape.PLAIN_DICT);

    /** What values of Python's own types have. */
    private static final Set<String> PLAIN = Stream.of(
                    Stream.of("str", "int", "float", "list", "tuple", "dict", "set", "range")
                            .map(Shape::builtin),
                    Stream.of(Shape.DATE, Shape.TIME, Shape.DATETIME, Shape.TIMEDELTA),
                    Stream.of("timezone").map(name -> Shape.typed((Type) Attributes.get(module(), name))),
                    Stream.of(Shape.typed(Types.ISO_CALENDAR_DATE)))
            .flatMap(shapes -> shapes)
            .flatMap(shape -> attributes(shape).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    private final List<Fault> faults;

    /** Whether the condition looks at records whose attributes nobody lists: values of no known shape may be such. */
    private boolean open;

    AttributeCheck(List<Fault> faults) {
        this.faults = faults;
    }

    private static Module module() {
        return (Module) Objects.requireNonNull(Builtins.get("datetime"));
    }

    private static Collection<String> attributes(Shape shape) {
        return shape.type() == null ? Set.of() : shape.type().attributes();
    }

    /** The shape of a record whose attributes nobody lists. */
    Shape open() {
        open = true;
        return Shape.OPEN;
    }

    /** The attribute's shape; a fault where it cannot be. */
    Shape check(Shape owner, Expression.Attribute attribute) {
        String name = attribute.name();
        if (name.startsWith("_")) {
            fault(attribute, "attributes that begin with an underscore are out of reach: '" + name + "'", Set.of());
            return Shape.ANY;
        }
        return switch (owner.kind()) {
            case OPEN -> attributes(Shape.PLAIN_DICT).contains(name) ? Shape.ANY : Shape.OPEN;
            case FIXED -> ofFixed(Objects.requireNonNull(owner.fixed()), attribute);
            case TYPED -> ofTyped(owner, attribute);
            case PLAIN -> ofUnknown(attribute, owner.kind(), true);
            case ANY -> ofUnknown(attribute, owner.kind(), !open);
        };
    }

    private Shape ofFixed(Object fixed, Expression.Attribute attribute) {
        Object value = Attributes.find(fixed, attribute.name());
        if (value != null) {
            return Shape.fixed(value);
        }
        if (fixed instanceof Module module) {
            missing(attribute, "the module " + module.name(), module.attributes());
        } else if (fixed instanceof Type type) {
            missing(attribute, type.name(), type.attributes());
        } else {
            missing(attribute, "a function", Set.of());
        }
        return Shape.ANY;
    }

    private Shape ofTyped(Shape owner, Expression.Attribute attribute) {
        String name = attribute.name();
        if (owner.equals(Shape.ENUMERATION) && Attributes.ENUMERATION.contains(name)) {
            return Shape.STR;
        }
        if (!attributes(owner).contains(name)) {
            missing(attribute, describe(owner), attributes(owner));
            return Shape.ANY;
        }
        if (owner.equals(Shape.EXPERIMENT)) {
            boolean record = name.equals("metadata") || name.equals("sample") || name.equals("technique");
            return record ? open() : EXPERIMENT.getOrDefault(name, Shape.PLAIN);
        }
        return owner.equals(Shape.CALLBACK) ? CALLBACK.getOrDefault(name, Shape.ANY) : Shape.ANY;
    }

    private static String describe(Shape owner) {
        if (owner.equals(Shape.EXPERIMENT)) {
            return "experiment";
        }
        if (owner.equals(Shape.CALLBACK)) {
            return "a callback's execution";
        }
        return owner.type() == null
                ? "this value"
                : "a value of type " + owner.type().name();
    }

    private Shape ofUnknown(Expression.Attribute attribute, Shape.Kind owner, boolean closed) {
        boolean known = owner == Shape.Kind.ANY && Attributes.ENUMERATION.contains(attribute.name())
                || PLAIN.contains(attribute.name())
                || attributes(Shape.EXPERIMENT).contains(attribute.name())
                || attributes(Shape.CALLBACK).contains(attribute.name());
        if (closed && !known) {
            missing(attribute, "no value here", PLAIN);
        }
        return Shape.ANY;
    }

    private void missing(Expression.Attribute attribute, String owner, Collection<String> known) {
        String name = attribute.name();
        if (CHANGING.contains(name)) {
            fault(attribute, "'" + name + "' would change the value: conditions cannot change anything", Set.of());
        } else if (owner.startsWith("no ")) {
            fault(attribute, owner + " has an attribute '" + name + "'", known);
        } else {
            fault(attribute, owner + " has no attribute '" + name + "'", known);
        }
    }

    private void fault(Expression.Attribute attribute, String message, Collection<String> known) {
        faults.add(new Fault(
                attribute.namePlace(),
                message,
                Similar.nearest(attribute.name(), known).orElse(null)));
    }
}
