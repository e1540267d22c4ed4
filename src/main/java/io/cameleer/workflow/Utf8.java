package io.cameleer.workflow;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and says where it is none, instead of putting replacement characters there. */
final class Utf8 {

    static final int MOST_BYTES_OF_A_CHARACTER = 3;

    private Utf8() {}

    /**
     * The text of the bytes.
     *
     * @throws YamlFault at the first byte that is not UTF-8
     */
    static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            Position position = SourceText.of(text.toString(), text.length());
            throw new YamlFault(position, "the file is not UTF-8 here", "save it as UTF-8");
        }
        return text.toString();
    }
}
