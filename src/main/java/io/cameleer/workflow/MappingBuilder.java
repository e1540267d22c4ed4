package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Entry;
import io.cameleer.workflow.YamlNode.Mapping;
import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Sequence;
import io.cameleer.workflow.YamlNode.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the entries of one mapping: a key given twice is an error, and {@code <<: *anchor} adds the keys that are not given. */
final class MappingBuilder {

    private static final String MERGE = "<<";

    private final Position place;
    private final String path;
    private final Problems problems;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Entry> merges = new ArrayList<>();
    private int size = 1;
    private int merged;

    MappingBuilder(Position place, String path, Problems problems) {
        this.place = place;
        this.path = path;
        this.problems = problems;
    }

    void add(Entry entry) {
        Scalar key = entry.key();
        if (key.style() == Style.PLAIN && key.text().equals(MERGE)) {
            merges.add(entry);
            return;
        }
        Entry first = entries.putIfAbsent(key.text(), entry);
        if (first == null) {
            size += 1 + entry.value().size();
        } else {
            problems.error(
                    key.position(),
                    path,
                    "the key '%s' is given twice".formatted(key.text()),
                    "remove one; the first is on line %d"
                            .formatted(first.key().position().line()));
        }
    }

    Mapping build() {
        merges.forEach(this::merge);
        return new Mapping(place, List.copyOf(entries.values()), size);
    }

    /** How many nodes the merge keys brought, known after {@link #build}. */
    int merged() {
        return merged;
    }

    private void merge(Entry entry) {
        List<YamlNode> sources = entry.value() instanceof Sequence list ? list.items() : List.of(entry.value());
        for (YamlNode source : sources) {
            if (source instanceof Mapping mapping) {
                mapping.entries().forEach(this::mergeEntry);
            } else {
                problems.error(
                        entry.key().position(), path, "<< needs a mapping", "write <<: *name of an anchored mapping");
            }
        }
    }

    private void mergeEntry(Entry entry) {
        if (entries.putIfAbsent(entry.key().text(), entry) == null) {
            int added = 1 + entry.value().size();
            size += added;
            merged += added;
        }
    }
}
