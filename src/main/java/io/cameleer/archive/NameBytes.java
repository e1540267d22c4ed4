package io.cameleer.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/**
 * File names as the bytes that they are. A {@link Path} of the default file system keeps a name's bytes while it is
 * resolved and opened, but its text loses those that the JVM's {@code sun.jnu.encoding} cannot read; its URI does not.
 * So names cross between paths and bytes by URI, and nothing here depends on the locale that the JVM was started in.
 */
public final class NameBytes {

    private static final Path ROOT = Path.of("/");
    private static final String HEX = "0123456789abcdef";

    private NameBytes() {}

    /** The bytes of a relative path, its parts separated by slashes. */
    public static byte[] of(Path relative) {
        String text = relative.toString();
        if (ascii(text)) {
            return text.getBytes(ISO_8859_1);
        }
        // The URI of an existing directory ends with a slash; '/<relative>' may be one by chance.
        String raw = ROOT.resolve(relative).toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
        for (int i = 1; i < end; i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    /** The relative path with these bytes. */
    public static Path path(byte[] name) {
        String text = new String(name, ISO_8859_1);
        if (ascii(text)) {
            return Path.of(text);
        }
        StringBuilder uri = new StringBuilder(3 * name.length + 8).append("file:///");
        for (byte b : name) {
            if (b == '/') {
                uri.append('/');
            } else {
                uri.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        Path absolute = Path.of(URI.create(uri.toString()));
        // Not relativize, which would resolve the dots of a link's target.
        return absolute.subpath(0, absolute.getNameCount());
    }

    /**
     * The path with these bytes, read from a file and so not trusted.
     *
     * @throws MalformedLineException unless it is relative and stays within its root
     */
    public static Path relative(byte[] name) throws MalformedLineException {
        int start = 0;
        for (int i = 0; i <= name.length; i++) {
            if (i == name.length || name[i] == '/') {
                String part = new String(name, start, i - start, ISO_8859_1);
                if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                    throw new MalformedLineException("'" + shown(name) + "' is not a name within the folder");
                }
                start = i + 1;
            }
        }
        return path(name);
    }

    /** A name as people read it, on one line: what is not UTF-8 or not printable as {@code \xNN}. */
    public static String shown(byte[] name) {
        String text = text(name);
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x20 || c == 0x7f) {
                shown.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            } else if (isHidden(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** A relative path as people read it. */
    public static String shown(Path relative) {
        return shown(of(relative));
    }

    /** Whether the bytes are well-formed UTF-8. */
    public static boolean utf8(byte[] name) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static String text(byte[] name) {
        if (utf8(name)) {
            return new String(name, UTF_8);
        }
        StringBuilder text = new StringBuilder(name.length + 8);
        for (byte b : name) {
            if (b < 0) {
                text.append("\\x").append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            } else {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
