package io.cameleer.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An element of a small XML document: local names, trimmed text, and the line at which it starts. */
public final class XmlElement {

    private final String name;
    private final int line;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private String text = "";

    XmlElement(String name, int line, Map<String, String> attributes) {
        this.name = name;
        this.line = line;
        this.attributes = attributes;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    /** Only an element without children has text; what stands between children is layout in these files. */
    void text(CharSequence content) {
        if (children.isEmpty()) {
            text = content.toString().strip();
        }
    }

    /** Takes out texts that are longer; the names of the attributes, or of this element, that had them. */
    List<String> withoutLongerThan(int longest) {
        List<String> names = new ArrayList<>();
        if (!attributes.isEmpty()) {
            attributes
                    .entrySet()
                    .removeIf(each -> each.getValue().length() > longest && names.add(name + "'s " + each.getKey()));
        }
        if (text.length() > longest) {
            text = "";
            names.add(name);
        }
        return names;
    }

    public String name() {
        return name;
    }

    public int line() {
        return line;
    }

    /** The text of an element without children, trimmed; otherwise empty. */
    public String text() {
        return text;
    }

    /** Null where the attribute is absent or blank. */
    public @Nullable String attribute(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    /** The children of that name; case does not matter, because control software differs in it. */
    public List<XmlElement> children(String child) {
        return children.stream().filter(c -> c.name.equalsIgnoreCase(child)).toList();
    }

    /** The first child of that name. */
    public Optional<XmlElement> child(String child) {
        return children.stream().filter(c -> c.name.equalsIgnoreCase(child)).findFirst();
    }

    /** The text of the first element at that path of names below this one which has any; null where there is none. */
    public @Nullable String textAt(String... path) {
        XmlElement at = this;
        for (String step : path) {
            Optional<XmlElement> next = at.child(step);
            if (next.isEmpty()) {
                return null;
            }
            at = next.get();
        }
        return at.text.isEmpty() ? null : at.text;
    }
}
