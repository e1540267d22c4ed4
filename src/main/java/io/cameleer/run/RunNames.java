package io.cameleer.run;

/** Names of runs as names of folders. */
public final class RunNames {

    private static final int LONGEST = 200;

    private RunNames() {}

    /**
     * A run id as one segment of a path: letters, digits, {@code .}, {@code _} and {@code -} of ASCII stay, everything else becomes {@code _}; never
     * empty, never with a leading dot, at most {@value #LONGEST} characters. Two ids may give the same segment; who stores by it must look.
     */
    public static String pathSegment(String runId) {
        StringBuilder segment = new StringBuilder();
        runId.strip().codePoints().limit(LONGEST).forEach(c -> segment.appendCodePoint(isSafe(c) ? c : '_'));
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
