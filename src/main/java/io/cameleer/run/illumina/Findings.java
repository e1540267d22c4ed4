package io.cameleer.run.illumina;

import io.cameleer.run.Problems;
import io.cameleer.run.XmlElement;
import org.jspecify.annotations.Nullable;

/** What one XML file lacks, and which of its numbers are none: each is said once, with the element and its line. */
final class Findings {

    private static final int MOST = 999_999_999;

    private final String file;
    private final Problems problems;

    Findings(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Says that the element should hold something and does not. */
    void lacks(String code, XmlElement element, String what) {
        problems.warning(
                code,
                file,
                element.line(),
                file + " lacks " + what + " in " + Texts.shown(element.name()) + ". Compare it with the instrument's.");
    }

    /** A number from an attribute; null, and said, where it is absent or none. */
    @Nullable
    Integer attribute(XmlElement element, String attribute) {
        return attribute(element, attribute, MOST);
    }

    /** The same for a count, which cannot be more than {@code most}. */
    @Nullable
    Integer attribute(XmlElement element, String attribute, int most) {
        return number(element, Texts.shown(element.name()) + "'s " + attribute, element.attribute(attribute), most);
    }

    /** A number from an element's text; null, and said, where it is none. */
    @Nullable
    Integer text(XmlElement element) {
        return number(element, Texts.shown(element.name()), element.text(), MOST);
    }

    private @Nullable Integer number(XmlElement element, String what, @Nullable String text, int most) {
        if (text != null && text.matches("[0-9]{1,9}") && Integer.parseInt(text) <= most) {
            return Integer.valueOf(text);
        }
        problems.warning(
                "bad-number",
                file,
                element.line(),
                what + " in " + file + " is "
                        + (text == null ? "absent" : "'" + Texts.shown(text) + "', which is no count")
                        + "; it was left out. Check the file against the instrument's.");
        return null;
    }
}
