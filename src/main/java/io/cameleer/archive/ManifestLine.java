package io.cameleer.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One line of {@code manifest-sha256.txt}: what GNU's {@code sha256sum} prints for a file in the run's folder and
 * {@code sha256sum -c} reads there.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param file relative to the run's folder
 */
public record ManifestLine(String sha256, Path file) {

    private static final int DIGITS = 64;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    /** The line's bytes with its line feed. */
    public byte[] bytes() {
        byte[] name = NameBytes.of(file);
        ByteArrayOutputStream line = new ByteArrayOutputStream(name.length + DIGITS + 4);
        if (Escapes.needed(name)) {
            line.write('\\');
        }
        line.writeBytes(sha256.getBytes(ISO_8859_1));
        line.write(' ');
        line.write(' ');
        Escapes.write(name, false, line);
        line.write('\n');
        return line.toByteArray();
    }

    /**
     * Reads a line, given without its line feed.
     *
     * @throws MalformedLineException also where the name would lead out of the run's folder
     */
    public static ManifestLine parse(byte[] line) throws MalformedLineException {
        boolean escaped = line.length > 0 && line[0] == '\\';
        int start = escaped ? 1 : 0;
        int name = start + DIGITS + 2;
        if (line.length <= name || line[name - 2] != ' ' || (line[name - 1] != ' ' && line[name - 1] != '*')) {
            throw new MalformedLineException("expected a SHA-256, two spaces and a file name");
        }
        String sha256 = new String(line, start, DIGITS, ISO_8859_1);
        if (!SHA256.matcher(sha256).matches()) {
            throw new MalformedLineException("the first column is not a SHA-256");
        }
        byte[] file = escaped ? Escapes.read(line, name, line.length) : Arrays.copyOfRange(line, name, line.length);
        return new ManifestLine(sha256, NameBytes.relative(file));
    }
}
