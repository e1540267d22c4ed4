package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Expression.Argument;
import io.cameleer.condition.syntax.Expression.Unpacking;
import java.util.ArrayList;
import java.util.List;

/** Compiles the arguments of a call. */
final class ArgumentCompiler {

    private final Compiler compiler;

    ArgumentCompiler(Compiler compiler) {
        this.compiler = compiler;
    }

    ArgumentList compile(List<Argument> arguments) {
        List<Node> positional = new ArrayList<>();
        List<Boolean> starred = new ArrayList<>();
        List<ArgumentList.Keyword> keywords = new ArrayList<>();
        for (Argument argument : arguments) {
            Node value = compiler.compile(argument.value());
            if (argument.keyword() != null || argument.unpacking() == Unpacking.MAPPING) {
                keywords.add(new ArgumentList.Keyword(argument.keyword(), value));
            } else {
                positional.add(value);
                starred.add(argument.unpacking() == Unpacking.ELEMENTS);
            }
        }
        boolean[] stars = new boolean[starred.size()];
        for (int i = 0; i < stars.length; i++) {
            stars[i] = starred.get(i);
        }
        return new ArgumentList(positional.toArray(new Node[0]), stars, keywords);
    }
}
