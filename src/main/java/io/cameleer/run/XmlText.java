package io.cameleer.run;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The characters of an XML file. The declared encoding is not believed: PacBio declares UTF-16 over UTF-8 bytes, and hand-edited files declare
 * UTF-8 over Windows-1252.
 */
final class XmlText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private XmlText() {}

    /** Text without a byte-order mark; a problem is added where the bytes are in no Unicode encoding. */
    static String decode(byte[] bytes, String file, Problems problems) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(bytes, 3, file, problems);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, '<', 0)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0, '<')) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        return utf8(bytes, 0, file, problems);
    }

    private static String utf8(byte[] bytes, int from, String file, Problems problems) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.warning(
                    "encoding",
                    file,
                    null,
                    file
                            + " is not UTF-8; it was read as Windows-1252. Check names with accents, and save it as UTF-8.");
            return new String(bytes, from, bytes.length - from, WINDOWS);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
