package io.cameleer.route;

import java.util.List;
import java.util.Optional;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * A file of routes as it was read.
 *
 * @param name as operators find it: the path from the working directory, or as the folder was given
 */
record RouteFile(String name, String text, RouteOutline outline) {

    static RouteFile of(String name, String text) throws RouteOutline.Unreadable {
        return new RouteFile(name, text, RouteOutline.of(text));
    }

    Resource asResource() {
        return ResourceHelper.fromString(name, text);
    }

    /** Whether other files may stand on what this one defines, so that it is loaded before them. */
    boolean provides() {
        return has(RouteOutline.Kind.TEMPLATE) || has(RouteOutline.Kind.CONFIGURATION) || has(RouteOutline.Kind.BEANS);
    }

    boolean has(RouteOutline.Kind kind) {
        return outline.items().stream().anyMatch(item -> item.kind() == kind);
    }

    boolean isEmpty() {
        return outline.items().isEmpty();
    }

    /** The line where this route begins, 0 where it is not known. */
    int lineOf(String routeId) {
        return outline.items().stream()
                .filter(item -> routeId.equals(item.id()))
                .mapToInt(RouteOutline.Item::line)
                .findFirst()
                .orElse(0);
    }

    /** The line of a step, 0 where it is not in this file. */
    int lineOf(ProcessorDefinition<?> step) {
        return name.equals(step.getLocation()) ? lineNear(step.getLineNumber(), step.getShortName() + ":") : 0;
    }

    /** Camel counts from 0 where the value of a step is on the line of its name, and from 1 where it is below. */
    int lineNear(int line, @Nullable String text) {
        return text == null ? line : lineWith(text, line, line + 1).orElse(line);
    }

    /** The first line in a range that contains a text. */
    Optional<Integer> lineWith(String wanted, int from, int until) {
        List<String> lines = text.lines().toList();
        for (int line = Math.max(from, 1); line <= Math.min(until, lines.size()); line++) {
            if (lines.get(line - 1).contains(wanted)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** The file with one item only, at the line where it stands, beside what others stand on. */
    RouteFile only(RouteOutline.Item wanted) {
        List<String> lines = text.lines().toList();
        StringBuilder rest = new StringBuilder();
        for (int line = 1; line <= lines.size(); line++) {
            RouteOutline.Item item = outline.itemAt(line);
            rest.append(item == null || outline.only(wanted).items().contains(item) ? lines.get(line - 1) : "")
                    .append('\n');
        }
        return new RouteFile(name, rest.toString(), outline.only(wanted));
    }

    RouteProblem problem(int line, @Nullable String route, String reason, String advice) {
        return new RouteProblem(name, line, route, reason, advice);
    }
}
