package io.cameleer.condition;

import io.cameleer.condition.syntax.Expression;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The local names of a comprehension or a lambda and what is known of them, within those around it. */
final class CheckedNames {

    private final @Nullable CheckedNames outer;
    private final Map<String, Shape> shapes = new HashMap<>();

    CheckedNames(@Nullable CheckedNames outer) {
        this.outer = outer;
    }

    @Nullable
    Shape find(String name) {
        for (CheckedNames names = this; names != null; names = names.outer) {
            Shape shape = names.shapes.get(name);
            if (shape != null) {
                return shape;
            }
        }
        return null;
    }

    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(shapes.keySet());
        if (outer != null) {
            all.addAll(outer.all());
        }
        return all;
    }

    /** Gives the names of a loop's target what is known of its elements. */
    void bind(Expression.Target target, Shape element) {
        if (target instanceof Expression.NameTarget name) {
            shapes.put(name.name(), element);
            return;
        }
        Expression.Targets targets = (Expression.Targets) target;
        List<Expression.Target> parts = targets.targets();
        boolean matching = targets.starred() < 0 && element.parts().size() == parts.size();
        for (int i = 0; i < parts.size(); i++) {
            bind(parts.get(i), matching ? element.parts().get(i) : part(element));
        }
    }

    private static Shape part(Shape element) {
        return element.kind() == Shape.Kind.OPEN || element.kind() == Shape.Kind.PLAIN ? element : Shape.ANY;
    }
}
