package io.cameleer.route;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be said about a file from its items alone, and must be, because Camel would take it or say it unclearly. */
final class ItemRules {

    private final RouteFile file;
    private final Set<String> templates;
    private final Set<String> configurations;
    private final Set<String> seen = new HashSet<>();

    private ItemRules(RouteFile file, Set<String> templates, Set<String> configurations) {
        this.file = file;
        this.templates = templates;
        this.configurations = configurations;
    }

    /**
     * Checks a file.
     *
     * @param provided the loaded files with templates and route configurations
     */
    static List<RouteProblem> check(RouteFile file, List<RouteFile> provided) {
        ItemRules rules = new ItemRules(
                file,
                ids(RouteOutline.Kind.TEMPLATE, file, provided),
                ids(RouteOutline.Kind.CONFIGURATION, file, provided));
        return file.outline().items().stream()
                .flatMap(item -> rules.check(item).stream())
                .toList();
    }

    private Optional<RouteProblem> check(RouteOutline.Item item) {
        if (item.kind() == RouteOutline.Kind.REST) {
            return problem(
                    item,
                    item.key() + " cannot be used here, because Camel cannot take it back when the file changes",
                    "use a route that begins with direct:, callback:, job:, signal: or app:");
        } else if (item.from() != null && item.from().matches("(platform-http|rest|rest-api|rest-openapi):.*")) {
            return problem(
                    item,
                    "a route of this folder cannot take requests of the web itself",
                    "begin it with direct:, callback:, job:, signal: or app:, and let a contract lead there");
        } else if (item.id() == null) {
            return withoutId(item);
        } else if (!seen.add(item.key() + " " + item.id())) {
            return problem(item, "this id stands above in the same file already", "give one of them another id");
        } else if (item.kind() == RouteOutline.Kind.TEMPLATED && !templates.contains(item.template())) {
            return problem(
                    item,
                    "there is no template '" + item.template() + "'",
                    "correct routeTemplateRef, or what is wrong in the file of the template");
        } else if (lacksConfiguration(item)) {
            return problem(
                    item,
                    "there is no routeConfiguration '" + item.configuration() + "'",
                    "correct routeConfigurationId, or what is wrong in the file of the configuration");
        }
        return Optional.empty();
    }

    private Optional<RouteProblem> withoutId(RouteOutline.Item item) {
        return switch (item.kind()) {
            case ROUTE, TEMPLATE -> problem(item, "a " + item.key() + " needs an id", "add id: with a name of its own");
            case TEMPLATED -> problem(item, "a templatedRoute needs an id", "add routeId: with a name of its own");
            case CONFIGURATION ->
                problem(
                        item,
                        "a routeConfiguration without an id would change every route of the service",
                        "give it an id, and name that in routes as routeConfigurationId");
            case BEANS, REST -> Optional.empty();
            case OTHER -> withoutId(item.key(), item);
        };
    }

    private Optional<RouteProblem> withoutId(String key, RouteOutline.Item item) {
        return key.equals("from")
                ? problem(item, "a route needs an id", "write it as '- route:' with id: and from: below it")
                : Optional.empty();
    }

    private Optional<RouteProblem> problem(RouteOutline.Item item, String reason, String advice) {
        return Optional.of(file.problem(item.line(), item.id(), reason, advice));
    }

    private static Set<String> ids(RouteOutline.Kind kind, RouteFile file, List<RouteFile> provided) {
        Set<String> ids = new HashSet<>();
        Stream.concat(Stream.of(file), provided.stream())
                .flatMap(each -> each.outline().items().stream())
                .filter(item -> item.kind() == kind)
                .forEach(item -> ids.add(String.valueOf(item.id())));
        return ids;
    }

    /** Camel passes over a name that nothing has; patterns may match nothing. */
    private boolean lacksConfiguration(RouteOutline.Item item) {
        return item.configuration() != null
                && Arrays.stream(item.configuration().split(",", -1))
                        .anyMatch(id -> id.strip().matches("[\\w-]+") && !configurations.contains(id.strip()));
    }
}
