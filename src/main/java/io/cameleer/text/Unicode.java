package io.cameleer.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The Unicode encodings of files. Strict: bytes that are not in the encoding asked for give no characters. */
public final class Unicode {

    private Unicode() {}

    /** UTF-32 or UTF-16 by the byte-order mark, or by the NUL beside the first characters; empty for everything else. */
    public static Optional<Charset> wide(byte[] bytes) {
        int[] b = new int[4];
        Arrays.fill(b, -1);
        for (int i = 0; i < b.length && i < bytes.length; i++) {
            b[i] = bytes[i] & 0xFF;
        }
        if ((b[0] == 0xFF && b[1] == 0xFE && b[2] == 0 && b[3] == 0)
                || (b[0] > 0 && b[1] == 0 && b[2] == 0 && b[3] == 0)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if ((b[0] == 0 && b[1] == 0 && b[2] == 0xFE && b[3] == 0xFF)
                || (b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] > 0)) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] > 0 && b[1] == 0 && b[3] == 0)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if ((b[0] == 0xFE && b[1] == 0xFF) || (b[0] == 0 && b[1] > 0 && b[2] == 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    /**
     * The characters, a byte-order mark included.
     *
     * @throws NotTextException where the bytes are not in that encoding
     */
    public static String decode(byte[] bytes, Charset charset) throws NotTextException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return charset.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, in.position(), charset);
            throw new NotTextException(
                    charset, 1 + (int) before.chars().filter(c -> c == '\n').count(), e);
        }
    }

    /** Without the byte-order mark that it may start with. */
    public static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Bytes that are not in the encoding in which they were to be read. */
    public static final class NotTextException extends CharacterCodingException {
        private static final long serialVersionUID = 1L;

        private final transient Charset charset;
        private final int line;

        NotTextException(Charset charset, int line, CharacterCodingException cause) {
            this.charset = charset;
            this.line = line;
            initCause(cause);
        }

        /** Where the first of them stand, counted from 1. */
        public int line() {
            return line;
        }

        @Override
        public String getMessage() {
            return "line " + line + " is not " + charset.name();
        }
    }
}
