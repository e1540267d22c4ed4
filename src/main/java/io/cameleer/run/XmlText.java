package io.cameleer.run;

import io.cameleer.text.Unicode;
import io.cameleer.text.Visible;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML file. The bytes are believed before the declaration: PacBio declares UTF-16 over UTF-8 bytes, and hand-edited files
 * declare UTF-8 over Windows-1252. A declaration that is not true is a warning; bytes that are in no encoding that can be told are an error.
 */
final class XmlText {

    private static final String CODE = "encoding";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LONGEST_DECLARATION = 256;
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern DECLARED = Pattern.compile("<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

    private final byte[] bytes;
    private final String file;
    private final Problems problems;

    private XmlText(byte[] bytes, String file, Problems problems) {
        this.bytes = bytes;
        this.file = file;
        this.problems = problems;
    }

    /** Text without a byte-order mark; empty, with an error, where the bytes are no text. */
    static Optional<String> decode(byte[] bytes, String file, Problems problems) {
        return new XmlText(bytes, file, problems).decode();
    }

    private Optional<String> decode() {
        Optional<Charset> wide = Unicode.wide(bytes);
        Charset seen = wide.orElse(StandardCharsets.UTF_8);
        try {
            String text = Unicode.withoutMark(Unicode.decode(bytes, seen));
            String declared = declared(text);
            if (declared != null && !isTrue(declared, seen, text)) {
                problems.warning(
                        CODE,
                        file,
                        1,
                        file + " declares the encoding '" + Visible.line(declared, LONGEST_SHOWN)
                                + "', its bytes are " + seen.name()
                                + "; they were read so. Check whether something changed the file on its way.");
            }
            return Optional.of(text);
        } catch (Unicode.NotTextException e) {
            return wide.isPresent() ? undecodable(e) : inCodePage(e);
        }
    }

    /** What is not UTF-8 is read as it declares, and as Windows-1252 where it declares nothing that could be true. */
    private Optional<String> inCodePage(Unicode.NotTextException notUtf8) {
        String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        String declared = declared(start);
        Optional<Charset> charset = declared == null ? Optional.empty() : charset(declared);
        if (charset.isPresent() && !charset.get().name().startsWith("UTF-")) {
            Optional<String> text = strictly(charset.get());
            if (text.isPresent()) {
                return text;
            }
        }
        Optional<String> text = strictly(WINDOWS);
        if (text.isEmpty()) {
            return undecodable(notUtf8);
        }
        problems.warning(
                CODE,
                file,
                notUtf8.line(),
                file + " is not UTF-8"
                        + (declared == null
                                ? ""
                                : ", nor '" + Visible.line(declared, LONGEST_SHOWN) + "' as it declares,")
                        + " from line " + notUtf8.line()
                        + " on; it was read as Windows-1252. Check names with accents, and save it as UTF-8.");
        return text;
    }

    private Optional<String> undecodable(Unicode.NotTextException e) {
        problems.error(
                CODE,
                file,
                e.line(),
                file + " is in no encoding that can be told: " + e.getMessage() + ". Copy it again.");
        return Optional.empty();
    }

    /** Empty also where the declaration, which was read as ASCII, would then say something else. */
    private Optional<String> strictly(Charset charset) {
        try {
            return Optional.of(Unicode.decode(bytes, charset))
                    .filter(text -> text.stripLeading().startsWith("<"));
        } catch (Unicode.NotTextException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String declared(String text) {
        Matcher matcher = DECLARED.matcher(text.substring(0, Math.min(text.length(), LONGEST_DECLARATION)));
        return matcher.lookingAt() ? matcher.group(1) : null;
    }

    /** Whether the bytes, read as declared, are this text. A declared UTF-16 leaves the order of the bytes open. */
    private boolean isTrue(String declared, Charset seen, String text) {
        Optional<Charset> charset = charset(declared);
        if (charset.isEmpty()) {
            return false;
        }
        if (seen.name().startsWith(charset.get().name())) {
            return true;
        }
        try {
            return Unicode.withoutMark(Unicode.decode(bytes, charset.get())).equals(text);
        } catch (Unicode.NotTextException e) {
            return false;
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
