package io.cameleer.report;

import io.cameleer.callback.Redaction;
import io.cameleer.text.Visible;
import java.util.List;

/** Why something failed, as one line of a mail: short, visible, and without the site's secrets. */
final class Reason {

    private static final int LONGEST = 200;
    private static final String CLASS_OF_JAVA = "^(?:[a-z_]\\w*\\.)+[A-Z][\\w$]*: +(?=\\S)";

    private Reason() {}

    /** Python says what was wrong in the last line of a traceback, Java in the first, behind the name of a class. */
    static String of(String failure, Redaction secrets) {
        List<String> lines = failure.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return "no reason was given";
        }
        String line = lines.get(lines.get(0).startsWith("Traceback") ? lines.size() - 1 : 0);
        return Visible.line(secrets.text(line), Integer.MAX_VALUE)
                .replaceFirst(CLASS_OF_JAVA, "")
                .transform(reason -> Visible.line(reason, LONGEST));
    }
}
