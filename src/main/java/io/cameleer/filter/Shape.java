package io.cameleer.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that a kind of document has. Immutable; a filter on an unknown field is refused by it. */
public final class Shape {

    /** Field that stands for the whole document where a filter names only the relation, as in {@code projects 100}. */
    static final String KEY = "pk";

    private final String name;
    private final Map<String, Field> fields;
    private final Map<String, String> aliases;

    private Shape(Builder builder) {
        this.name = builder.name;
        this.fields = Map.copyOf(builder.fields);
        this.aliases = Map.copyOf(builder.aliases);
    }

    /** {@code name}: what a document is called in sentences, as in "experiment". */
    public static Builder of(String name) {
        return new Builder(name);
    }

    /** Collects fields. */
    public static final class Builder {
        private final String name;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final Map<String, String> aliases = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder values(ValueType type, String... names) {
            for (String each : names) {
                fields.put(each, new Field.Value(type));
            }
            return this;
        }

        /** A text that is one of these words. */
        public Builder choice(String field, List<String> words) {
            return field(field, new Field.Choice(words));
        }

        public Builder field(String field, Field kind) {
            fields.put(field, kind);
            return this;
        }

        /** Another name for a field, or for a path of them written with two underscores. */
        public Builder alias(String alias, String path) {
            aliases.put(alias, path);
            return this;
        }

        public Shape build() {
            return new Shape(this);
        }
    }

    String name() {
        return name;
    }

    Optional<Field> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    Optional<String> alias(String alias) {
        return Optional.ofNullable(aliases.get(alias));
    }

    /** Whether a filter may name this field. */
    public boolean has(String field) {
        return fields.containsKey(field) || aliases.containsKey(field);
    }

    /** Every name that a filter may begin with here, ordered. */
    public List<String> names() {
        List<String> names = new ArrayList<>(fields.keySet());
        names.addAll(aliases.keySet());
        return names.stream().sorted().toList();
    }
}
