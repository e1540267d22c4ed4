package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionParser.*;
import io.cameleer.condition.syntax.Expression.Parameter;
import io.cameleer.condition.syntax.Expression.ParameterKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a lambda's parameters, and refuses those that Python refuses. */
final class ParameterBuilder {

    private final TreeBuilder builder;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean starred;
    private boolean slashed;
    private boolean defaulted;
    private boolean ended;
    private @Nullable ParameterContext bareStar;

    ParameterBuilder(TreeBuilder builder) {
        this.builder = builder;
    }

    List<Parameter> parameters(@Nullable ParametersContext context) {
        if (context == null) {
            return List.of();
        }
        for (ParameterContext parameter : context.parameter()) {
            if (ended) {
                builder.fault(builder.place(parameter), "no parameter can follow '**'");
            }
            add(parameter);
        }
        if (bareStar != null) {
            builder.fault(builder.place(bareStar), "named parameters must follow '*'");
        }
        return parameters;
    }

    private void add(ParameterContext context) {
        if (context instanceof NamedParameterContext named) {
            Expression value = named.expression() == null ? null : builder.visit(named.expression());
            if (value == null && defaulted && !starred) {
                builder.fault(builder.place(named), "a parameter without a default follows one with a default");
            }
            defaulted = defaulted || value != null;
            bareStar = null;
            add(
                    context,
                    TreeBuilder.name(named.NAME()),
                    starred ? ParameterKind.KEYWORD_ONLY : ParameterKind.NAMED,
                    value);
        } else if (context instanceof RestParameterContext rest) {
            if (starred) {
                builder.fault(builder.place(rest), "'*' stands once at most");
            }
            starred = true;
            if (rest.NAME() == null) {
                bareStar = context;
            } else {
                add(context, TreeBuilder.name(rest.NAME()), ParameterKind.REST, null);
            }
        } else if (context instanceof KeywordsParameterContext keywords) {
            ended = true;
            add(context, TreeBuilder.name(keywords.NAME()), ParameterKind.KEYWORDS, null);
        } else {
            slash(context);
        }
    }

    private void slash(ParameterContext context) {
        if (slashed || starred || parameters.isEmpty()) {
            builder.fault(builder.place(context), "'/' stands once, after a parameter and before '*'");
        }
        slashed = true;
        parameters.replaceAll(earlier -> earlier.kind() == ParameterKind.NAMED
                ? new Parameter(earlier.name(), ParameterKind.POSITIONAL_ONLY, earlier.defaultValue())
                : earlier);
    }

    private void add(ParameterContext context, String name, ParameterKind kind, @Nullable Expression defaultValue) {
        if (!names.add(name)) {
            builder.fault(builder.place(context), "the parameter '" + name + "' is repeated");
        }
        parameters.add(new Parameter(name, kind, defaultValue));
    }
}
