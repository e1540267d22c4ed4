package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionParser.*;
import io.cameleer.condition.syntax.Expression.Argument;
import io.cameleer.condition.syntax.Expression.Element;
import io.cameleer.condition.syntax.Expression.Kind;
import io.cameleer.condition.syntax.Expression.Unpacking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds what follows an atom: attributes, calls and subscripts. */
final class TrailerBuilder {

    private final TreeBuilder builder;

    TrailerBuilder(TreeBuilder builder) {
        this.builder = builder;
    }

    Expression primary(PrimaryContext context) {
        Expression primary = builder.visit(context.atom());
        for (TrailerContext trailer : context.trailer()) {
            Place place = builder.place(context.getStart()).to(builder.place(trailer));
            if (trailer instanceof AttributeContext attribute) {
                Place namePlace = builder.place(attribute.NAME().getSymbol());
                primary = new Expression.Attribute(place, primary, TreeBuilder.name(attribute.NAME()), namePlace);
            } else if (trailer instanceof CallContext call) {
                primary = new Expression.Call(place, primary, arguments(call.arguments()));
            } else {
                primary = new Expression.Subscript(place, primary, index(((SubscriptionContext) trailer).subscripts()));
            }
        }
        return primary;
    }

    private List<Argument> arguments(@Nullable ArgumentsContext context) {
        List<Argument> arguments = new ArrayList<>();
        if (context == null) {
            return arguments;
        }
        Set<String> keywords = new HashSet<>();
        boolean named = false;
        boolean mapped = false;
        for (ArgumentContext argument : context.argument()) {
            if (argument instanceof KeywordArgumentContext keyword) {
                String name = TreeBuilder.name(keyword.NAME());
                if (!keywords.add(name)) {
                    builder.fault(builder.place(keyword), "the keyword argument '" + name + "' is repeated");
                }
                named = true;
                arguments.add(new Argument(Unpacking.NONE, name, builder.visit(keyword.expression())));
            } else if (argument instanceof UnpackedArgumentsContext starred) {
                if (mapped) {
                    builder.fault(builder.place(starred), "'*' cannot follow '**'");
                }
                arguments.add(new Argument(Unpacking.ELEMENTS, null, builder.visit(starred.expression())));
            } else if (argument instanceof UnpackedKeywordsContext starred) {
                mapped = true;
                arguments.add(new Argument(Unpacking.MAPPING, null, builder.visit(starred.expression())));
            } else {
                if (named || mapped) {
                    builder.fault(builder.place(argument), "a positional argument follows a keyword argument");
                }
                arguments.add(positional(context, (PositionalArgumentContext) argument));
            }
        }
        return arguments;
    }

    private Argument positional(ArgumentsContext all, PositionalArgumentContext argument) {
        Expression value = builder.visit(argument.expression());
        if (argument.comprehension() == null) {
            return new Argument(Unpacking.NONE, null, value);
        }
        if (all.argument().size() > 1 || !all.COMMA().isEmpty()) {
            builder.fault(builder.place(argument), "a generator beside other arguments needs brackets of its own");
        }
        return new Argument(
                Unpacking.NONE,
                null,
                new Expression.Comprehension(
                        builder.place(argument),
                        Kind.GENERATOR,
                        new Element(Unpacking.NONE, null, value),
                        new DisplayBuilder(builder).loops(argument.comprehension())));
    }

    private Expression index(SubscriptsContext context) {
        List<Element> elements =
                context.subscript().stream().map(this::subscript).toList();
        boolean single = context.COMMA().isEmpty() && elements.get(0).unpacking() == Unpacking.NONE;
        return single ? elements.get(0).value() : new Expression.Display(builder.place(context), Kind.TUPLE, elements);
    }

    private Element subscript(SubscriptContext context) {
        if (context instanceof UnpackedIndexContext starred) {
            return new Element(Unpacking.ELEMENTS, null, builder.visit(starred.expression()));
        }
        if (context instanceof OpenSliceContext open) {
            return new Element(Unpacking.NONE, null, slice(builder.place(context), null, open.slice()));
        }
        IndexContext index = (IndexContext) context;
        Expression first = builder.visit(index.expression());
        return new Element(
                Unpacking.NONE,
                null,
                index.slice() == null ? first : slice(builder.place(context), first, index.slice()));
    }

    /** A slice's parts stand before, between and after its colons. */
    private Expression slice(Place place, @Nullable Expression start, SliceContext context) {
        @Nullable Expression stop = null;
        @Nullable Expression step = null;
        int colons = 0;
        for (int i = 0; i < context.getChildCount(); i++) {
            if (!(context.getChild(i) instanceof ExpressionContext part)) {
                colons++;
            } else if (colons == 1) {
                stop = builder.visit(part);
            } else {
                step = builder.visit(part);
            }
        }
        return new Expression.Slice(place, start, stop, step);
    }
}
