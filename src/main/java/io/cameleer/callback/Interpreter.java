package io.cameleer.callback;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a script, which says what runs it. The system's own word about a wrong one misleads. */
final class Interpreter {

    /** Linux looks at no more. */
    private static final int FIRST = 256;

    private static final Pattern LINE = Pattern.compile("#![ \\t]*(?<path>/[^ \\t\\n\\x00]*)");

    private Interpreter() {}

    /**
     * Looks whether what the script names is there; a program that is no script passes.
     *
     * @throws CallbackFailure where it is not
     */
    static void check(Path program) {
        Matcher line = LINE.matcher(beginning(program));
        if (!line.lookingAt()) {
            return;
        }
        String path = line.group("path");
        if (path.endsWith("\r")) {
            throw new CallbackFailure(
                    "Cannot start %s: its lines end with CR LF, so that its interpreter is not found; "
                                    .formatted(program)
                            + "let them end with LF");
        }
        if (!Files.exists(Path.of(path))) {
            throw new CallbackFailure("Cannot start %s: its first line names the interpreter %s, which does not exist"
                    .formatted(program, path));
        }
    }

    private static String beginning(Path program) {
        try (InputStream file = Files.newInputStream(program)) {
            return new String(file.readNBytes(FIRST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // It may be run all the same.
            return "";
        }
    }
}
