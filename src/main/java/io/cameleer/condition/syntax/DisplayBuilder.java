package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionParser.*;
import io.cameleer.condition.syntax.Expression.Element;
import io.cameleer.condition.syntax.Expression.Kind;
import io.cameleer.condition.syntax.Expression.Loop;
import io.cameleer.condition.syntax.Expression.Target;
import io.cameleer.condition.syntax.Expression.Unpacking;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds what stands between brackets: displays, comprehensions and groups. */
final class DisplayBuilder {

    private final TreeBuilder builder;

    DisplayBuilder(TreeBuilder builder) {
        this.builder = builder;
    }

    Expression parentheses(ParenthesesContext context) {
        Element first = builder.element(context.element());
        if (context.content() instanceof SingleContext) {
            if (first.unpacking() != Unpacking.NONE) {
                builder.fault(builder.place(context), "a starred expression stands in a tuple or list only");
            }
            return first.value();
        }
        return filled(builder.place(context), Kind.TUPLE, first, context.content());
    }

    Expression brackets(BracketsContext context) {
        return filled(builder.place(context), Kind.LIST, builder.element(context.element()), context.content());
    }

    private Expression filled(Place place, Kind kind, Element first, ContentContext content) {
        if (content instanceof GeneratedContext generated) {
            Kind made = kind == Kind.TUPLE ? Kind.GENERATOR : kind;
            return comprehension(place, made, first, generated.comprehension());
        }
        List<Element> elements = new ArrayList<>(List.of(first));
        if (content instanceof ListedContext listed) {
            listed.element().forEach(element -> elements.add(builder.element(element)));
        }
        return new Expression.Display(place, kind, elements);
    }

    Expression braces(BracesContext context) {
        Element first = entry(context.entry());
        Kind kind = isPair(first) ? Kind.DICT : Kind.SET;
        if (context.entries() instanceof GeneratedEntriesContext generated) {
            return comprehension(builder.place(context), kind, first, generated.comprehension());
        }
        List<Element> elements = new ArrayList<>(List.of(first));
        for (EntryContext entry : ((ListedEntriesContext) context.entries()).entry()) {
            Element element = entry(entry);
            if (isPair(element) != isPair(first)) {
                builder.fault(builder.place(entry), "a dict has 'key: value' everywhere, a set nowhere");
            }
            elements.add(element);
        }
        return new Expression.Display(builder.place(context), kind, elements);
    }

    private static boolean isPair(Element element) {
        return element.key() != null || element.unpacking() == Unpacking.MAPPING;
    }

    private Element entry(EntryContext context) {
        if (context instanceof UnpackedMappingContext mapping) {
            return new Element(Unpacking.MAPPING, null, builder.visit(mapping.bitwiseOr()));
        }
        if (context instanceof UnpackedMemberContext member) {
            return new Element(Unpacking.ELEMENTS, null, builder.visit(member.bitwiseOr()));
        }
        EntryOfContext entry = (EntryOfContext) context;
        Expression first = builder.visit(entry.expression());
        return entry.mapped() == null
                ? new Element(Unpacking.NONE, null, first)
                : new Element(
                        Unpacking.NONE, first, builder.visit(entry.mapped().expression()));
    }

    private Expression comprehension(Place place, Kind kind, Element element, ComprehensionContext context) {
        if (element.unpacking() != Unpacking.NONE) {
            builder.fault(place, "a comprehension cannot unpack its element");
        }
        return new Expression.Comprehension(place, kind, element, loops(context));
    }

    List<Loop> loops(ComprehensionContext context) {
        List<Loop> loops = new ArrayList<>();
        for (LoopContext loop : context.loop()) {
            List<DisjunctionContext> parts = loop.disjunction();
            List<Expression> filters =
                    parts.subList(1, parts.size()).stream().map(builder::visit).toList();
            loops.add(new Loop(targets(loop.targets(), false), builder.visit(parts.get(0)), filters));
        }
        return loops;
    }

    /** @param grouped whether brackets make a tuple of even a single target */
    private Target targets(TargetsContext context, boolean grouped) {
        List<Target> targets = new ArrayList<>();
        int starred = -1;
        for (TargetContext target : context.target()) {
            if (isStarred(target)) {
                if (starred >= 0) {
                    builder.fault(builder.place(target), "one target of a loop at most is starred");
                }
                starred = targets.size();
            }
            targets.add(target(target));
        }
        if (context.COMMA().isEmpty() && !grouped) {
            if (starred >= 0) {
                builder.fault(builder.place(context), "a starred target stands beside others");
            }
            return targets.get(0);
        }
        return new Expression.Targets(targets, starred);
    }

    private static boolean isStarred(TargetContext target) {
        return ((ParserRuleContext) target).getStart().getText().equals("*");
    }

    private Target target(TargetContext context) {
        if (context instanceof NameTargetContext name) {
            TerminalNode node = name.NAME();
            return new Expression.NameTarget(builder.place(node.getSymbol()), TreeBuilder.name(node));
        }
        if (context instanceof GroupTargetContext group) {
            return nested(group.targets(), false);
        }
        return nested(((ListTargetContext) context).targets(), true);
    }

    private Target nested(@Nullable TargetsContext targets, boolean grouped) {
        return targets == null ? new Expression.Targets(List.of(), -1) : targets(targets, grouped);
    }
}
