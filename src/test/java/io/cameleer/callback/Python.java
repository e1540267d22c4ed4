package io.cameleer.callback;

import io.cameleer.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** A real python3 as the judge of what we say Python does. */
final class Python {

    private Python() {}

    /**
     * The value of an expression for each of the cases.
     *
     * @param expression over the name {@code x}; what it raises comes back as {@code null}
     */
    static List<?> evaluate(String expression, List<?> cases) throws IOException, InterruptedException {
        String program =
                """
                import json, sys, struct, textwrap
                def value(x):
                    try:
                        return %s
                    except Exception:
                        return None
                print(json.dumps([value(x) for x in json.load(sys.stdin)]))
                """
                        .formatted(expression);
        Process process;
        try {
            process = new ProcessBuilder("python3", "-c", program)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException absent) {
            Assumptions.abort("needs python3 on the PATH");
            return List.of();
        }
        process.outputWriter().append(Json.write(cases)).close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("python3 failed on " + expression);
        }
        return (List<?>) Objects.requireNonNull(Json.read(answer));
    }
}
