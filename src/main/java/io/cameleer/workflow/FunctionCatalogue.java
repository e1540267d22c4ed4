package io.cameleer.workflow;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The callback functions that workflows may name. The arguments of the {@linkplain #standard standard ones} are described here once, for the loader's checks as for the
 * JSON Schema; of functions that an operator adds by a route only the name is known, so that their arguments are not checked.
 */
public final class FunctionCatalogue {

    /** The argument that every function has: it names the dispatch endpoint. */
    static final String QUEUE = "queue";

    private static final FunctionCatalogue STANDARD =
            new FunctionCatalogue(StandardFunctions.all(), Set.of(), Set.of());

    private final Map<String, CallbackFunction> described;
    private final Set<String> names;
    private final Set<String> withoutRoute;

    private FunctionCatalogue(
            Map<String, CallbackFunction> described, Collection<String> more, Set<String> withoutRoute) {
        this.described = Collections.unmodifiableMap(new LinkedHashMap<>(described));
        Set<String> all = new TreeSet<>(described.keySet());
        all.addAll(more);
        names = Collections.unmodifiableSet(all);
        this.withoutRoute = Set.copyOf(withoutRoute);
    }

    /** Study Governor's documented functions and Cameleer's own. */
    public static FunctionCatalogue standard() {
        return STANDARD;
    }

    /** This catalogue and the functions of those names, whose arguments are not known. */
    public FunctionCatalogue with(Collection<String> moreNames) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(moreNames);
        return new FunctionCatalogue(described, all, withoutRoute);
    }

    /** This catalogue and the functions of those routes, which are all that are loaded: of the others it is known that they would fail now. */
    public FunctionCatalogue withRoutes(Collection<String> routeNames) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(routeNames);
        Set<String> missing = new TreeSet<>(all);
        missing.removeAll(routeNames);
        return new FunctionCatalogue(described, all, missing);
    }

    /** Whether the function is known and it is known too that no route serves it. */
    public boolean lacksRoute(String name) {
        return withoutRoute.contains(name);
    }

    /** All names, sorted. */
    public Set<String> names() {
        return names;
    }

    /** The function's description; empty for unknown functions and for those of which only the name is known. */
    public Optional<CallbackFunction> function(String name) {
        return Optional.ofNullable(described.get(name));
    }

    /** The described functions in the order of the manual. */
    Collection<CallbackFunction> functions() {
        return described.values();
    }
}
