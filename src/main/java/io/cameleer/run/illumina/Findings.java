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
        return number(element, attribute, 0, MOST);
    }

    /** The same for a count, or a number that counts from 1, which cannot be more than {@code most}. */
    @Nullable
    Integer count(XmlElement element, String attribute, int most) {
        return number(element, attribute, 1, most);
    }

    /** Whether the attribute says {@code Y}; anything but that, {@code N} and nothing is said. */
    boolean flag(XmlElement element, String attribute) {
        String text = element.attribute(attribute);
        boolean yes = "Y".equalsIgnoreCase(text);
        if (text != null && !yes && !"N".equalsIgnoreCase(text)) {
            problems.warning(
                    "bad-flag",
                    file,
                    element.line(),
                    named(element, attribute) + " in " + file + " is '" + Texts.shown(text)
                            + "', neither Y nor N; it was taken for N. Check the file against the instrument's.");
        }
        return yes;
    }

    /** A number from an element's text; null, and said, where it is none. */
    @Nullable
    Integer text(XmlElement element) {
        return number(element, Texts.shown(element.name()), element.text(), 0, MOST);
    }

    private @Nullable Integer number(XmlElement element, String attribute, int least, int most) {
        return number(element, named(element, attribute), element.attribute(attribute), least, most);
    }

    private static String named(XmlElement element, String attribute) {
        return Texts.shown(element.name()) + "'s " + attribute;
    }

    private @Nullable Integer number(XmlElement element, String what, @Nullable String text, int least, int most) {
        if (text != null && text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
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
