package io.cameleer.workflow;

import io.cameleer.spelling.Similar;
import io.cameleer.workflow.Language.Form;
import io.cameleer.workflow.YamlNode.Entry;
import io.cameleer.workflow.YamlNode.Mapping;
import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;

/** Reads the values of one mapping by their keys. What is missing or of the wrong kind becomes a problem, and the reading goes on with a default. */
final class Fields {

    private final Mapping mapping;
    private final String path;
    private final Problems problems;

    Fields(Mapping mapping, String path, Problems problems) {
        this.mapping = mapping;
        this.path = path;
        this.problems = problems;
    }

    /** The fields of a node that should be a mapping of that form; unknown keys become warnings. */
    static Optional<Fields> of(YamlNode node, String path, Form form, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            String keys = String.join(", ", form.names());
            problems.error(
                    node.position(),
                    path,
                    "%s instead of a mapping".formatted(kind(node)),
                    "write a mapping with the keys " + keys);
            return Optional.empty();
        }
        Fields fields = new Fields(mapping, path, problems);
        fields.warnOfUnknownKeys(form);
        return Optional.of(fields);
    }

    Position position() {
        return mapping.position();
    }

    String path() {
        return path;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Where the key stands, or the mapping where the key is absent. */
    Position position(String key) {
        return mapping.entry(key).map(entry -> entry.key().position()).orElse(mapping.position());
    }

    /** The value; empty where the key is absent or null. */
    Optional<YamlNode> node(String key) {
        return mapping.entry(key)
                .map(Entry::value)
                .filter(value -> !(value instanceof Scalar scalar && scalar.isNull()));
    }

    /** The scalar; empty where the key is absent, null or (an error) a list or mapping. */
    Optional<Scalar> scalar(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && !(node.get() instanceof Scalar)) {
            wrongKind(key, node.get(), "a text");
        }
        return node.filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    /** The scalar's text as written, whether or not it looks like a number. */
    Optional<String> text(String key) {
        return scalar(key).map(Scalar::text);
    }

    /** A text that must be there and not be blank. */
    Optional<Scalar> requiredLabel(String key, int longest) {
        if (node(key).isEmpty()) {
            problems.error(position(key), path(key), "'%s' is missing".formatted(key), "add %s: <name>".formatted(key));
            return Optional.empty();
        }
        return label(key, longest);
    }

    /** A text that must not be blank, empty where the key is absent or the text is none. */
    Optional<Scalar> label(String key, int longest) {
        Optional<Scalar> label = scalar(key);
        if (label.isPresent() && label.get().text().isBlank()) {
            problems.error(label.get().position(), path(key), "'%s' is blank".formatted(key), "give it a name");
            return Optional.empty();
        }
        if (label.isPresent() && label.get().text().codePoints().anyMatch(Character::isISOControl)) {
            String message = "'%s' holds a line break or another control character".formatted(key);
            problems.error(label.get().position(), path(key), message, "write it on one line");
            return Optional.empty();
        }
        if (label.isPresent() && label.get().text().length() > longest) {
            String message = "'%s' is longer than %d characters".formatted(key, longest);
            problems.error(label.get().position(), path(key), message, "shorten it");
            return Optional.empty();
        }
        return label;
    }

    /** A whole number from 0, the default where the key is absent. */
    int count(String key, Form form) {
        int defaultValue = form.key(key)
                .map(known -> (Integer) known.defaultValue())
                .orElseThrow(() -> new IllegalArgumentException(key));
        Optional<Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return defaultValue;
        }
        String text = scalar.get().text();
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        problems.error(
                scalar.get().position(),
                path(key),
                "'%s' is not a whole number from 0 to %d".formatted(text, Limits.COUNT),
                "write digits only, like %d".formatted(defaultValue));
        return defaultValue;
    }

    /** True or false; false where the key is absent. */
    boolean flag(String key) {
        Optional<Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return false;
        }
        if (CoreSchema.value(scalar.get().text()) instanceof Boolean value) {
            return value;
        }
        problems.error(
                scalar.get().position(),
                path(key),
                "'%s' is neither true nor false".formatted(scalar.get().text()),
                "write true or false");
        return false;
    }

    /** The items of a list; none where the key is absent or null. */
    List<YamlNode> list(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Sequence sequence) {
            return sequence.items();
        }
        wrongKind(key, node.get(), "a list");
        return List.of();
    }

    void wrongKind(String key, YamlNode node, String wanted) {
        String message = "'%s' is %s instead of %s".formatted(key, kind(node), wanted);
        problems.error(node.position(), path(key), message, "write %s".formatted(wanted));
    }

    static String kind(YamlNode node) {
        if (node instanceof Mapping) {
            return "a mapping";
        }
        return node instanceof Sequence ? "a list" : "a single value";
    }

    private void warnOfUnknownKeys(Form form) {
        for (Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (form.key(key).isEmpty() && !Language.isFree(key)) {
                problems.warning(
                        entry.key().position(),
                        path(key),
                        "the key '%s' means nothing in a %s and is ignored".formatted(key, form.name()),
                        () -> Similar.didYouMean(key, form.names()));
            }
        }
    }
}
