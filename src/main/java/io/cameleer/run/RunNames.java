package io.cameleer.run;

import org.apache.commons.codec.digest.DigestUtils;

/** Names of runs as names of folders. */
public final class RunNames {

    private static final int LONGEST = 200;
    private static final int FINGERPRINT = 8;

    private RunNames() {}

    /**
     * A run id as one segment of a path: the id itself where it consists of letters, digits, {@code _} and {@code -} of ASCII. Otherwise what
     * else it holds, but for dots, becomes {@code _}, and the first digits of its SHA-256 follow, so that two ids never share a place, nor an id
     * that of another's part or generation, which a dot sets off. Never with a leading dot, at most {@value #LONGEST} characters.
     */
    public static String pathSegment(String runId) {
        String segment = safe(runId, LONGEST);
        if (segment.equals(runId) && runId.indexOf('.') < 0) {
            return segment;
        }
        String fingerprint = DigestUtils.sha256Hex(runId).substring(0, FINGERPRINT);
        return safe(runId, LONGEST - FINGERPRINT - 1) + "-" + fingerprint;
    }

    /** A part of a run, such as {@code Analysis/1}, as the end of a segment. */
    public static String unitSegment(String unit) {
        return safe(unit, LONGEST);
    }

    /**
     * Whether a path's text is all of its name. Bytes that are no text in the system's encoding become U+FFFD, and with that
     * name nobody finds the folder again.
     */
    public static boolean isText(String path) {
        return path.indexOf('\uFFFD') < 0;
    }

    private static String safe(String name, int longest) {
        StringBuilder segment = new StringBuilder();
        name.codePoints().limit(longest).forEach(c -> segment.appendCodePoint(isSafe(c) ? c : '_'));
        if (segment.isEmpty()) {
            return "_";
        }
        if (segment.charAt(0) == '.') {
            segment.setCharAt(0, '_');
        }
        return segment.toString();
    }

    private static boolean isSafe(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
