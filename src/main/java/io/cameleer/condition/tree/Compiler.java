package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Expression;
import io.cameleer.condition.syntax.Expression.Kind;
import io.cameleer.condition.value.Attributes;
import io.cameleer.condition.value.Builtins;
import io.cameleer.condition.value.Operator;
import io.cameleer.condition.value.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles an expression tree to nodes. The tree has been checked: its names are known and its depth is limited. A traced
 * tree differs only in that it notes the value of each part that has something to tell.
 */
public final class Compiler implements Expression.Visitor<Node> {

    private final boolean traced;
    private @Nullable LocalNames locals;
    private int parts;
    private int level;
    private int deepest;

    private Compiler(boolean traced) {
        this.traced = traced;
    }

    public static Node plain(Expression expression) {
        return new Compiler(false).compile(expression);
    }

    public static Node traced(Expression expression) {
        return new Compiler(true).compile(expression);
    }

    Node compile(Expression expression) {
        level++;
        deepest = Math.max(deepest, level);
        int index = parts++;
        Node node = expression.accept(this);
        level--;
        return traced && tells(expression, node) ? new Traced(node, index) : node;
    }

    private static boolean tells(Expression expression, Node node) {
        return !(node instanceof Constant
                || expression instanceof Expression.Slice
                || expression instanceof Expression.Lambda);
    }

    private Node[] compileAll(List<Expression> expressions) {
        return expressions.stream().map(this::compile).toArray(Node[]::new);
    }

    @Nullable
    Node compileOptional(@Nullable Expression expression) {
        return expression == null ? null : compile(expression);
    }

    @Override
    public Node literal(Expression.Literal literal) {
        return new Constant(literal.place(), literal.value());
    }

    @Override
    public Node name(Expression.Name name) {
        LocalNames.Slot slot = locals == null ? null : locals.find(name.name());
        if (slot != null) {
            return new Names.Local(name.place(), name.name(), slot.hops(), slot.slot());
        }
        Object builtin = Builtins.get(name.name());
        return builtin == null ? new Names.Given(name.place(), name.name()) : new Constant(name.place(), builtin);
    }

    @Override
    public Node attribute(Expression.Attribute attribute) {
        Node owner = compile(attribute.owner());
        Node fixed = fixed(attribute, owner);
        return fixed == null ? new Access.Attribute(attribute.place(), owner, attribute.name()) : fixed;
    }

    /** An attribute of a module or a type is looked up here and now: nothing changes it. */
    private static @Nullable Node fixed(Expression.Attribute attribute, Node owner) {
        if (!(owner instanceof Constant constant) || !Builtins.isFixed(constant.value())) {
            return null;
        }
        Object value = Attributes.find(constant.value(), attribute.name());
        return value == null ? null : new Constant(attribute.place(), value);
    }

    @Override
    public Node subscript(Expression.Subscript subscript) {
        return new Access.Subscript(subscript.place(), compile(subscript.owner()), compile(subscript.index()));
    }

    @Override
    public Node slice(Expression.Slice slice) {
        return new Access.Slice(
                slice.place(),
                compileOptional(slice.start()),
                compileOptional(slice.stop()),
                compileOptional(slice.step()));
    }

    @Override
    public Node call(Expression.Call call) {
        if (!(call.function() instanceof Expression.Attribute attribute)) {
            return new Invocation.Call(call.place(), compile(call.function()), arguments(call));
        }
        Node owner = compile(attribute.owner());
        Node fixed = fixed(attribute, owner);
        return fixed == null
                ? new Invocation.MethodCall(call.place(), owner, attribute.name(), arguments(call))
                : new Invocation.Call(call.place(), fixed, arguments(call));
    }

    private ArgumentList arguments(Expression.Call call) {
        return new ArgumentCompiler(this).compile(call.arguments());
    }

    @Override
    public Node unary(Expression.Unary unary) {
        return new Operations.Unary(unary.place(), unary.operator(), compile(unary.operand()));
    }

    @Override
    public Node binary(Expression.Binary binary) {
        Operator operator = binary.operator();
        return new Operations.Binary(binary.place(), operator, compile(binary.left()), compile(binary.right()));
    }

    @Override
    public Node comparison(Expression.Comparison comparison) {
        Relation[] relations = comparison.relations().toArray(new Relation[0]);
        return new Operations.Comparison(comparison.place(), compileAll(comparison.operands()), relations);
    }

    @Override
    public Node logical(Expression.Logical logical) {
        return new Operations.Logical(logical.place(), logical.conjunction(), compileAll(logical.operands()));
    }

    @Override
    public Node not(Expression.Not not) {
        return new Operations.Not(not.place(), compile(not.operand()));
    }

    @Override
    public Node choice(Expression.Choice choice) {
        return new Operations.Choice(
                choice.place(), compile(choice.condition()), compile(choice.chosen()), compile(choice.otherwise()));
    }

    @Override
    public Node display(Expression.Display display) {
        List<Displays.Element> elements =
                display.elements().stream().map(this::element).toList();
        return display.kind() == Kind.DICT
                ? new Displays.Dict(display.place(), elements)
                : new Displays.Sequence(display.place(), display.kind(), elements);
    }

    private Displays.Element element(Expression.Element element) {
        return new Displays.Element(element.unpacking(), compileOptional(element.key()), compile(element.value()));
    }

    /** The first iterable belongs to the names around, everything else to the comprehension's own. */
    @Override
    public Node comprehension(Expression.Comprehension comprehension) {
        List<Expression.Loop> loops = comprehension.loops();
        Node first = compile(loops.get(0).iterable());
        LocalNames outer = locals;
        LocalNames own = new LocalNames(outer);
        locals = own;
        // Every target is local to the whole comprehension, also before its loop.
        List<Target> targets =
                loops.stream().map(loop -> own.target(loop.target())).toList();
        Comprehensions.Loop[] compiled = new Comprehensions.Loop[loops.size()];
        for (int i = 0; i < compiled.length; i++) {
            Node iterable = i == 0 ? first : compile(loops.get(i).iterable());
            compiled[i] = new Comprehensions.Loop(
                    targets.get(i), iterable, compileAll(loops.get(i).filters()));
        }
        Node key = compileOptional(comprehension.element().key());
        Node element = compile(comprehension.element().value());
        locals = outer;
        return new Comprehensions.Comprehension(
                comprehension.place(), comprehension.kind(), own.size(), key, element, compiled);
    }

    @Override
    public Node lambda(Expression.Lambda lambda) {
        LocalNames outer = locals;
        List<Lambdas.Parameter> parameters = lambda.parameters().stream()
                .map(parameter -> new Lambdas.Parameter(
                        parameter.name(), parameter.kind(), compileOptional(parameter.defaultValue())))
                .toList();
        LocalNames own = new LocalNames(outer);
        lambda.parameters().forEach(parameter -> own.add(parameter.name()));
        int before = deepest;
        deepest = level;
        locals = own;
        Node body = compile(lambda.body());
        locals = outer;
        int levels = deepest - level;
        deepest = Math.max(deepest, before);
        return new Lambdas.Lambda(lambda.place(), parameters, body, levels);
    }

    @Override
    public Node formatted(Expression.Formatted formatted) {
        List<FormattedString.Part> parts =
                formatted.parts().stream().map(this::part).toList();
        return new FormattedString(formatted.place(), parts);
    }

    private FormattedString.Part part(Expression.Part part) {
        if (part instanceof Expression.TextPart text) {
            return new FormattedString.TextPart(text.text());
        }
        Expression.Field field = (Expression.Field) part;
        Node specification = field.specification() == null ? null : formatted(field.specification());
        return new FormattedString.Field(compile(field.value()), field.conversion(), specification);
    }
}
