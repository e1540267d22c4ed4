package io.cameleer.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What stands in a file of routes, item by item with lines, read before Camel sees the text. It finds what Camel's reader
 * passes over in silence: a file that is no list, and a key that is written twice.
 */
record RouteOutline(List<Item> items) {

    private static final int MOST_ALIASES = 50;
    private static final LoadSettings LIMITS =
            LoadSettings.builder().setMaxAliasesForCollections(MOST_ALIASES).build();

    /** What an item of a file is. */
    enum Kind {
        ROUTE,
        TEMPLATE,
        TEMPLATED,
        CONFIGURATION,
        BEANS,
        REST,
        OTHER;

        private static Kind of(String key) {
            return switch (key) {
                case "route" -> ROUTE;
                case "routeTemplate" -> TEMPLATE;
                case "templatedRoute" -> TEMPLATED;
                case "routeConfiguration" -> CONFIGURATION;
                case "beans" -> BEANS;
                case "rest", "restConfiguration" -> REST;
                default -> OTHER;
            };
        }
    }

    /**
     * One item.
     *
     * @param line where it begins, counted from 1
     * @param id of the route, template or configuration, where it has one
     * @param template that a templated route is made from
     * @param configuration ids of route configurations, separated by commas, that a route wants
     * @param from the URI that a route begins with, without what stands under {@code parameters}
     */
    record Item(
            Kind kind,
            String key,
            int line,
            @Nullable String id,
            @Nullable String template,
            @Nullable String configuration,
            @Nullable String from) {}

    /** A text that is no list of items. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;
        private final int line;

        Unreadable(int line, String reason) {
            super(reason);
            this.line = line;
        }

        /** Counted from 1; 0 where it is not known. */
        int line() {
            return line;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** The text without anything in it, as in a file that is only comments, has no items. */
    static RouteOutline of(String text) throws Unreadable {
        Optional<Node> root;
        try {
            root = new Compose(LIMITS).composeString(text);
        } catch (MarkedYamlEngineException syntax) {
            throw new Unreadable(line(syntax.getProblemMark()), "this is no YAML: " + syntax.getProblem());
        } catch (YamlEngineException | StackOverflowError refused) {
            throw new Unreadable(0, "this YAML is nested too deeply or refers to itself too often");
        }
        if (root.isEmpty()) {
            return new RouteOutline(List.of());
        }
        if (!(root.get() instanceof SequenceNode list)) {
            throw new Unreadable(line(root.get().getStartMark()), "a file of routes is a list, each item after a dash");
        }
        refuseKeysTwice(list, new HashSet<>());
        List<Item> items = new ArrayList<>();
        for (Node node : list.getValue()) {
            if (!(node instanceof MappingNode map) || map.getValue().isEmpty()) {
                throw new Unreadable(
                        line(node.getStartMark()), "an item of a file of routes begins with a name and a colon");
            }
            items.add(item(map.getValue().get(0)));
        }
        return new RouteOutline(List.copyOf(items));
    }

    /** The item that this line belongs to, {@code null} before the first. */
    @Nullable
    Item itemAt(int line) {
        Item found = null;
        for (Item item : items) {
            if (item.line() <= line) {
                found = item;
            }
        }
        return found;
    }

    /** One item, and the templates that it may be made from. */
    RouteOutline only(Item wanted) {
        return new RouteOutline(items.stream()
                .filter(item -> item.equals(wanted) || item.kind() == Kind.TEMPLATE)
                .toList());
    }

    /** The last line of the item that this line belongs to. */
    int endOf(int line) {
        return items.stream()
                        .mapToInt(Item::line)
                        .filter(begin -> begin > line)
                        .findFirst()
                        .orElse(Integer.MAX_VALUE)
                - 1;
    }

    Optional<Item> template(@Nullable String id) {
        return items.stream()
                .filter(item -> item.kind() == Kind.TEMPLATE
                        && item.id() != null
                        && item.id().equals(id))
                .findFirst();
    }

    private static Item item(NodeTuple tuple) {
        String key = text(tuple.getKeyNode());
        Kind kind = Kind.of(key);
        Node value = tuple.getValueNode();
        Node from = child(value, "from");
        return new Item(
                kind,
                key,
                line(tuple.getKeyNode().getStartMark()),
                kind == Kind.OTHER ? null : childText(value, kind == Kind.TEMPLATED ? "routeId" : "id"),
                kind == Kind.TEMPLATED ? childText(value, "routeTemplateRef") : null,
                childText(value, "routeConfigurationId"),
                from instanceof MappingNode ? childText(from, "uri") : from == null ? null : text(from));
    }

    private static @Nullable Node child(Node node, String key) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (text(tuple.getKeyNode()).equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    private static @Nullable String childText(Node node, String key) {
        Node child = child(node, key);
        return child == null ? null : text(child);
    }

    /** Camel takes the last of them without a word. */
    private static void refuseKeysTwice(Node node, Set<Node> seen) throws Unreadable {
        if (!(node instanceof CollectionNode<?>) || !seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            for (Node child : list.getValue()) {
                refuseKeysTwice(child, seen);
            }
        } else if (node instanceof MappingNode map) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple tuple : map.getValue()) {
                String key = text(tuple.getKeyNode());
                if (tuple.getKeyNode() instanceof ScalarNode && !keys.add(key)) {
                    throw new Unreadable(line(tuple.getKeyNode().getStartMark()), "'" + key + "' stands here twice");
                }
                refuseKeysTwice(tuple.getValueNode(), seen);
            }
        }
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(0);
    }
}
