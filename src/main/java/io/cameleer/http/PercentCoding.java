package io.cameleer.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes what an address carries; strict, because a guess would be another name than the caller meant. */
final class PercentCoding {

    private PercentCoding() {}

    /** A part of a path: a plus is a plus. */
    static String decodePath(String encoded) {
        return decode(encoded);
    }

    /** All parameters of a query, in their order; a plus is a blank. */
    static Map<String, List<String>> decodeQuery(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name.replace('+', ' ')), key -> new ArrayList<>())
                        .add(decode(value.replace('+', ' ')));
            }
        }
        return parameters;
    }

    private static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        byte[] given = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(given.length);
        for (int index = 0; index < given.length; index++) {
            if (given[index] == '%') {
                bytes.write(hexadecimal(given, index + 1) << 4 | hexadecimal(given, index + 2));
                index += 2;
            } else {
                bytes.write(given[index]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new ProblemException(400, "'" + encoded + "' is not percent-encoded UTF-8");
        }
    }

    private static int hexadecimal(byte[] given, int index) {
        int digit = index < given.length ? Character.digit(given[index], 16) : -1;
        if (digit < 0) {
            throw new ProblemException(
                    400, "'" + new String(given, StandardCharsets.UTF_8) + "' has a % without two hexadecimal digits");
        }
        return digit;
    }
}
