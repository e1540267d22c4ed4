package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of a lambda or a comprehension, each with its slot, within those around it. */
final class LocalNames {

    private final @Nullable LocalNames outer;
    private final List<String> names = new ArrayList<>();

    LocalNames(@Nullable LocalNames outer) {
        this.outer = outer;
    }

    /** @param hops how many frames further out */
    record Slot(int hops, int slot) {}

    int add(String name) {
        int known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    int size() {
        return names.size();
    }

    @Nullable
    Slot find(String name) {
        int hops = 0;
        for (LocalNames scope = this; scope != null; scope = scope.outer) {
            int slot = scope.names.indexOf(name);
            if (slot >= 0) {
                return new Slot(hops, slot);
            }
            hops++;
        }
        return null;
    }

    /** Adds the names of a loop's target. */
    Target target(Expression.Target target) {
        if (target instanceof Expression.NameTarget name) {
            return new Target.One(add(name.name()));
        }
        Expression.Targets targets = (Expression.Targets) target;
        return new Target.Many(targets.targets().stream().map(this::target).toList(), targets.starred());
    }
}
