package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Entry;
import io.cameleer.workflow.YamlNode.Mapping;
import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads one YAML 1.2 document (or JSON, which is a part of it) into a tree whose every value knows its place. Anchors, aliases and merge keys ({@code <<}) work; tags
 * beyond the core ones do not. Untrusted text costs bounded time and memory ({@link Limits}). A fault of the syntax ends the reading, other faults are all reported.
 */
final class YamlReader {

    private final Problems problems;
    private final Budget budget;
    private final String path;
    private final UnaryOperator<Position> places;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();

    /**
     * A reader for one text.
     *
     * @param path where the text stands in its file; empty for the file itself
     * @param places gives the place in the file of a place in the text
     */
    YamlReader(Problems problems, Budget budget, String path, UnaryOperator<Position> places) {
        this.problems = problems;
        this.budget = budget;
        this.path = path;
        this.places = places;
    }

    /** The document; empty where it cannot be read or holds nothing, with the reason for the first among the problems. */
    Optional<YamlNode> read(String text) {
        try {
            YamlEvents events = new YamlEvents(text);
            if (!events.nextIs(Event.ID.DocumentStart)) {
                return Optional.empty();
            }
            events.next();
            YamlNode root = node(events, 0);
            events.next();
            if (!events.nextIs(Event.ID.StreamEnd)) {
                Position second = events.position(events.next());
                throw new YamlFault(second, "a second document starts here", "keep one workflow per file");
            }
            return Optional.of(root);
        } catch (YamlFault fault) {
            problems.error(places.apply(fault.position()), path, fault.what(), fault.suggestion());
            return Optional.empty();
        }
    }

    private YamlNode node(YamlEvents events, int depth) {
        Event event = events.next();
        Position position = events.position(event);
        requireDepth(depth, position);
        if (event instanceof AliasEvent alias) {
            return count(aliased(alias, position, depth), position);
        }
        if (event instanceof ScalarEvent scalar) {
            return remember(scalar, count(YamlScalars.of(scalar, places.apply(position), position), position));
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        YamlScalars.requireCoreTag(start.getTag(), position);
        budget.takeNodes(1, position);
        boolean mapping = event.getEventId() == Event.ID.MappingStart;
        return remember(start, mapping ? mapping(events, position, depth) : sequence(events, position, depth));
    }

    private Sequence sequence(YamlEvents events, Position position, int depth) {
        List<YamlNode> items = new ArrayList<>();
        int size = 1;
        while (!events.nextIs(Event.ID.SequenceEnd)) {
            YamlNode item = node(events, depth + 1);
            items.add(item);
            size += item.size();
        }
        events.next();
        return new Sequence(places.apply(position), List.copyOf(items), size);
    }

    private Mapping mapping(YamlEvents events, Position position, int depth) {
        MappingBuilder builder = new MappingBuilder(places.apply(position), path, problems);
        while (!events.nextIs(Event.ID.MappingEnd)) {
            YamlNode key = node(events, depth + 1);
            YamlNode value = node(events, depth + 1);
            if (key instanceof Scalar scalar) {
                builder.add(new Entry(scalar, value));
            } else {
                problems.error(key.position(), path, "a list or mapping is used as a key", "use a text as the key");
            }
        }
        events.next();
        Mapping mapping = builder.build();
        budget.takeNodes(builder.merged(), position);
        return mapping;
    }

    private YamlNode aliased(AliasEvent alias, Position position, int depth) {
        YamlNode target = anchors.get(alias.getAlias());
        if (target == null) {
            String name = alias.getAlias().getValue();
            throw new YamlFault(
                    position,
                    "the alias *%s refers to itself or to nothing before it".formatted(name),
                    "write &%s before the value it stands for".formatted(name));
        }
        requireDepth(depth + height(target), position);
        return target;
    }

    private static void requireDepth(int depth, Position position) {
        if (depth > Limits.DEPTH) {
            String what = "lists and mappings are nested more than %d deep".formatted(Limits.DEPTH);
            throw new YamlFault(position, what, "nest less");
        }
    }

    private <N extends YamlNode> N remember(NodeEvent event, N node) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private YamlNode count(YamlNode node, Position position) {
        budget.takeNodes(node.size(), position);
        return node;
    }

    private static int height(YamlNode node) {
        int highest = 0;
        if (node instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                highest = Math.max(highest, 1 + height(item));
            }
        } else if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                highest = Math.max(highest, 1 + height(entry.value()));
            }
        }
        return highest;
    }
}
