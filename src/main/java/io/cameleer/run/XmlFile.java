package io.cameleer.run;

import io.cameleer.text.Visible;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the small XML files of a run folder. Nothing in them is trusted: no document type, no entity beyond XML's own five, bounds on size,
 * elements and depth. The bytes decide the encoding where they contradict the declaration. What cannot be read becomes a problem.
 */
public final class XmlFile {

    /** Real metadata files stay below 2 MiB. */
    static final int LARGEST = 16 << 20;

    /** A NovaSeq X flow cell lists about 6,300 tiles. */
    static final int MOST_ELEMENTS = 200_000;

    static final int DEEPEST = 64;

    /** Of a text or an attribute, in characters; the longest in real files has 90. */
    static final int LONGEST_TEXT = 2_000;

    /** How the JDK's parser begins what it says of its own limits, and of the rules for names in namespaces, which it names by their address. */
    private static final String LIMIT = "JAXP000";

    private static final String NAMESPACE_RULE = "http://www.w3.org/TR/";

    private XmlFile() {}

    /** A new one for each document: factories are not said to be safe for many threads, and the JDK's costs microseconds. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        return factory;
    }

    /** The root element; empty, with a problem, where the file cannot be read. */
    public static Optional<XmlElement> read(RunFolder folder, String file, Problems problems) {
        try {
            byte[] bytes = folder.read(file, LARGEST);
            if (bytes.length == 0) {
                problems.error("file-empty", file, null, file + " is empty. Copy it again from the instrument.");
                return Optional.empty();
            }
            Optional<String> text = XmlText.decode(bytes, file, problems);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            XmlElement root = parse(text.get());
            tellTooLong(root, file, problems);
            return Optional.of(root);
        } catch (XMLStreamException e) {
            problems.error(code(e), file, line(e), file + " " + reason(e) + " Copy it again from the instrument.");
        } catch (RunFolder.TooLargeException e) {
            problems.error("file-too-large", file, null, file + " " + Unreadable.reason(e) + ".");
        } catch (IOException e) {
            problems.error("file-unreadable", file, null, file + " " + Unreadable.reason(e) + ".");
        }
        return Optional.empty();
    }

    static XmlElement parse(String text) throws XMLStreamException {
        int type = documentType(text);
        if (type >= 0) {
            // Before the parser sees it: of one that is cut off, the JDK's prints an exception to the terminal.
            int line = 1
                    + (int) text.substring(0, type)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw documentType(line);
        }
        XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
        try {
            return tree(reader);
        } catch (RuntimeException e) {
            // The parser of the JDK answers some malformed documents with unchecked exceptions.
            throw new XMLStreamException("is not well-formed", reader.getLocation(), e);
        } finally {
            reader.close();
        }
    }

    /** A fact of such a length is none, and would be carried into every list. */
    private static void tellTooLong(XmlElement element, String file, Problems problems) {
        element.withoutLongerThan(LONGEST_TEXT)
                .forEach(name -> problems.error(
                        "xml-limit",
                        file,
                        element.line(),
                        file + " holds more than " + LONGEST_TEXT + " characters in " + Visible.line(name, 80)
                                + ", which were left out. Copy it again from the instrument."));
        element.children().forEach(child -> tellTooLong(child, file, problems));
    }

    private static RefusedException documentType(int line) {
        return new RefusedException(
                "xml-doctype", "has a document type, which no instrument writes and which is refused", line);
    }

    /** Where a document type begins, after comments and instructions to programs; -1 where the document has none. */
    private static int documentType(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<?", at) || text.startsWith("<!--", at)) {
                String end = text.charAt(at + 1) == '?' ? "?>" : "-->";
                int ends = text.indexOf(end, at + 2);
                if (ends < 0) {
                    return -1;
                }
                at = ends + end.length();
            } else {
                return text.startsWith("<!DOCTYPE", at) ? at : -1;
            }
        }
        return -1;
    }

    private static XmlElement tree(XMLStreamReader reader) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        XmlElement root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlElement element = element(reader);
                    if (root == null) {
                        root = element;
                    } else {
                        open.element().add(element);
                    }
                    text.setLength(0);
                    open.push(element);
                    elements += 1 + reader.getAttributeCount();
                    refuse(elements > MOST_ELEMENTS, reader, "holds more than " + MOST_ELEMENTS + " elements");
                    refuse(open.size() > DEEPEST, reader, "is nested deeper than " + DEEPEST + " elements");
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop().text(text);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.DTD -> throw documentType(line(reader));
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new RefusedException("xml-entity", "refers to an entity, which is refused", line(reader));
                default -> {}
            }
        }
        if (root == null) {
            throw new XMLStreamException("has no element", reader.getLocation());
        }
        return root;
    }

    private static XmlElement element(XMLStreamReader reader) {
        int count = reader.getAttributeCount();
        Map<String, String> attributes = count == 0 ? Map.of() : new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return new XmlElement(reader.getLocalName(), reader.getLocation().getLineNumber(), attributes);
    }

    private static void refuse(boolean refused, XMLStreamReader reader, String reason) throws RefusedException {
        if (refused) {
            throw new RefusedException("xml-limit", reason, line(reader));
        }
    }

    private static String code(XMLStreamException e) {
        if (e instanceof RefusedException refused) {
            return refused.code;
        }
        return isLimit(detail(e)) ? "xml-limit" : "xml-broken";
    }

    private static int line(XMLStreamReader reader) {
        return reader.getLocation().getLineNumber();
    }

    private static Integer line(XMLStreamException e) {
        if (e instanceof RefusedException refused) {
            return refused.line;
        }
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
    }

    private static String reason(XMLStreamException e) {
        if (e instanceof RefusedException refused) {
            return refused.reason + ".";
        }
        String detail = detail(e);
        if (isLimit(detail)) {
            return "holds a name that is longer, or an element with more attributes, than any instrument writes.";
        }
        if (detail.startsWith(NAMESPACE_RULE)) {
            String rule = detail.substring(detail.indexOf('#') + 1);
            return "is broken: it breaks XML's rules for names (" + rule.replaceAll("[?&]", " ") + ").";
        }
        return "is broken: " + detail + (detail.endsWith(".") ? "" : ".");
    }

    /** What the parser of the JDK says, without the place. */
    private static String detail(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int detail = message.indexOf("Message: ");
        return (detail < 0 ? message : message.substring(detail + "Message: ".length())).strip();
    }

    private static boolean isLimit(String detail) {
        return detail.startsWith(LIMIT);
    }

    /** Well-formed, perhaps, but more than we accept. */
    private static final class RefusedException extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final String reason;
        private final int line;

        RefusedException(String code, String reason, int line) {
            super(reason);
            this.code = code;
            this.reason = reason;
            this.line = line;
        }
    }
}
