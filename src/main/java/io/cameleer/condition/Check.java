package io.cameleer.condition;

import io.cameleer.condition.syntax.Expression;
import io.cameleer.condition.syntax.Expression.Kind;
import io.cameleer.condition.syntax.Fault;
import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.Builtins;
import io.cameleer.condition.value.Operator;
import io.cameleer.condition.value.Types;
import io.cameleer.spelling.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a condition names and cannot reach: names, functions, attributes and callback labels. It follows what is
 * known of values through the expression, and takes nothing for wrong that could be right.
 */
final class Check implements Expression.Visitor<Shape> {

    /** Expressions within expressions; what evaluates them recurs as deep. */
    private static final int DEEPEST = 200;

    private final ConditionScope scope;
    private final AttributeCheck attributes;
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable CheckedNames locals;
    private int depth;

    private Check(ConditionScope scope) {
        this.scope = scope;
        this.attributes = new AttributeCheck(faults);
    }

    static List<Fault> of(Expression expression, ConditionScope scope) {
        Check check = new Check(scope);
        check.visit(expression);
        return check.faults;
    }

    Shape visit(Expression expression) {
        if (depth >= DEEPEST) {
            boolean said = faults.stream().anyMatch(fault -> fault.message().equals(tooDeep()));
            if (!said) {
                faults.add(new Fault(expression.place(), tooDeep()));
            }
            return Shape.ANY;
        }
        depth++;
        Shape shape = expression.accept(this);
        depth--;
        return shape;
    }

    private static String tooDeep() {
        return "expressions are nested more than " + DEEPEST + " deep";
    }

    private void visitOptional(@Nullable Expression expression) {
        if (expression != null) {
            visit(expression);
        }
    }

    @Override
    public Shape literal(Expression.Literal literal) {
        return Shape.typed(Types.of(literal.value()));
    }

    @Override
    public Shape name(Expression.Name name) {
        Shape local = locals == null ? null : locals.find(name.name());
        if (local != null) {
            return local;
        }
        Shape given = scope.names().contains(name.name()) ? given(name.name()) : null;
        if (given != null) {
            return given;
        }
        Object builtin = Builtins.get(name.name());
        if (builtin != null) {
            return Shape.fixed(builtin);
        }
        faults.add(UnknownNames.fault(name, scope, locals));
        return Shape.ANY;
    }

    /** In workflows, which have callbacks, an experiment has fixed attributes; in routes it is a body among others. */
    private Shape given(String name) {
        return switch (name) {
            case "experiment" -> scope.names().contains("callbacks") ? Shape.EXPERIMENT : attributes.open();
            case "callbacks" -> Shape.CALLBACKS;
            default -> attributes.open();
        };
    }

    @Override
    public Shape attribute(Expression.Attribute attribute) {
        return attributes.check(visit(attribute.owner()), attribute);
    }

    @Override
    public Shape subscript(Expression.Subscript subscript) {
        Shape owner = visit(subscript.owner());
        Shape index = visit(subscript.index());
        checkLabel(owner, subscript.index());
        boolean sliced = subscript.index() instanceof Expression.Slice;
        if (sliced || index.isDict()) {
            return sliced ? owner : Shape.ANY;
        }
        boolean numbered = subscript.index() instanceof Expression.Literal literal
                && literal.value() instanceof Long number
                && number >= 0
                && number < owner.parts().size();
        return numbered && !owner.isDict() && owner.parts().size() > 1
                ? owner.parts().get(((Long) ((Expression.Literal) subscript.index()).value()).intValue())
                : owner.element();
    }

    /** A label that is written out must be one of the state's. */
    private void checkLabel(Shape owner, Expression label) {
        boolean checked = owner.equals(Shape.CALLBACKS) && scope.callbackLabelsKnown();
        if (checked && label instanceof Expression.Literal literal && literal.value() instanceof String text) {
            Set<String> labels = scope.callbackLabels();
            if (!labels.contains(text)) {
                String message = labels.isEmpty()
                        ? "there are no callbacks here: unknown label '" + text + "'"
                        : "no callback of this state has the label '" + text + "'";
                faults.add(new Fault(
                        literal.place(), message, Similar.nearest(text, labels).orElse(null)));
            }
        }
    }

    @Override
    public Shape slice(Expression.Slice slice) {
        visitOptional(slice.start());
        visitOptional(slice.stop());
        visitOptional(slice.step());
        return Shape.ANY;
    }

    @Override
    public Shape call(Expression.Call call) {
        if (call.function() instanceof Expression.Attribute method) {
            Shape owner = visit(method.owner());
            Shape function = attributes.check(owner, method);
            if (method.name().equals("get") && !call.arguments().isEmpty()) {
                checkLabel(owner, call.arguments().get(0).value());
            }
            return CallShape.of(function, owner, method.name(), arguments(call));
        }
        return CallShape.of(visit(call.function()), Shape.ANY, "", arguments(call));
    }

    private List<Shape> arguments(Expression.Call call) {
        return call.arguments().stream()
                .map(argument -> visit(argument.value()))
                .toList();
    }

    @Override
    public Shape unary(Expression.Unary unary) {
        return visit(unary.operand());
    }

    @Override
    public Shape binary(Expression.Binary binary) {
        Shape left = visit(binary.left());
        Shape right = visit(binary.right());
        boolean moments = left.is(Shape.DATETIME) || left.is(Shape.DATE);
        if (moments && right.is(left) && binary.operator() == Operator.SUBTRACT) {
            return Shape.TIMEDELTA;
        }
        if (moments && right.is(Shape.TIMEDELTA)) {
            return left;
        }
        return left.is(right) && binary.operator() == Operator.ADD ? left : Shape.ANY;
    }

    @Override
    public Shape comparison(Expression.Comparison comparison) {
        comparison.operands().forEach(this::visit);
        return Shape.BOOL;
    }

    @Override
    public Shape logical(Expression.Logical logical) {
        return logical.operands().stream().map(this::visit).reduce(Shape::or).orElse(Shape.ANY);
    }

    @Override
    public Shape not(Expression.Not not) {
        visit(not.operand());
        return Shape.BOOL;
    }

    @Override
    public Shape choice(Expression.Choice choice) {
        visit(choice.condition());
        return visit(choice.chosen()).or(visit(choice.otherwise()));
    }

    @Override
    public Shape display(Expression.Display display) {
        List<Shape> elements = new ArrayList<>();
        for (Expression.Element element : display.elements()) {
            visitOptional(element.key());
            elements.add(visit(element.value()));
        }
        boolean unpacked =
                display.elements().stream().anyMatch(element -> element.unpacking() != Expression.Unpacking.NONE);
        return unpacked ? container(display.kind()).of(Shape.ANY) : filled(display.kind(), elements);
    }

    private static Shape filled(Kind kind, List<Shape> elements) {
        if (kind == Kind.TUPLE && elements.size() > 1) {
            return Shape.tuple(elements);
        }
        Shape container = container(kind);
        return elements.stream().reduce(Shape::or).map(container::of).orElse(container);
    }

    private static Shape container(Kind kind) {
        return switch (kind) {
            case TUPLE -> Shape.builtin("tuple");
            case SET -> Shape.builtin("set");
            case DICT -> Shape.builtin("dict");
            default -> Shape.builtin("list");
        };
    }

    @Override
    public Shape comprehension(Expression.Comprehension comprehension) {
        CheckedNames outer = locals;
        CheckedNames own = new CheckedNames(outer);
        // Names that a later loop binds are known throughout, as in Python.
        comprehension.loops().forEach(loop -> own.bind(loop.target(), Shape.ANY));
        for (int i = 0; i < comprehension.loops().size(); i++) {
            Expression.Loop loop = comprehension.loops().get(i);
            locals = i == 0 ? outer : own;
            Shape iterable = visit(loop.iterable());
            locals = own;
            own.bind(loop.target(), iterable.iterated());
            loop.filters().forEach(this::visit);
        }
        visitOptional(comprehension.element().key());
        Shape element = visit(comprehension.element().value());
        locals = outer;
        boolean generator = comprehension.kind() == Kind.GENERATOR;
        return generator
                ? CallShape.iterator(element)
                : container(comprehension.kind()).of(element);
    }

    @Override
    public Shape lambda(Expression.Lambda lambda) {
        CheckedNames outer = locals;
        lambda.parameters().forEach(parameter -> visitOptional(parameter.defaultValue()));
        CheckedNames own = new CheckedNames(outer);
        Place nowhere = lambda.place();
        lambda.parameters()
                .forEach(parameter -> own.bind(new Expression.NameTarget(nowhere, parameter.name()), Shape.ANY));
        locals = own;
        visit(lambda.body());
        locals = outer;
        return Shape.ANY;
    }

    @Override
    public Shape formatted(Expression.Formatted formatted) {
        for (Expression.Part part : formatted.parts()) {
            if (part instanceof Expression.Field field) {
                visit(field.value());
                visitOptional(field.specification());
            }
        }
        return Shape.STR;
    }
}
