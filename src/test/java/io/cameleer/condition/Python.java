package io.cameleer.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real Python beside us, which evaluates expressions with the context of {@link ReferenceContext}. */
final class Python implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an expression comes to: a canonical text and its truth, or the name of an exception and its message. */
    record Answer(@Nullable String value, boolean truth, @Nullable String error, String message) {}

    private final Process process;
    private final Path script;
    private final BufferedReader answers;
    private final OutputStream questions;

    private Python(Process process, Path script) throws IOException {
        this.process = process;
        this.script = script;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions = process.getOutputStream();
        ask(ReferenceContext.json());
    }

    static boolean isThere() {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 11))")
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Python start() throws IOException {
        Path script = Files.createTempFile("reference", ".py");
        try (InputStream source = Python.class.getResourceAsStream("/conditions/reference.py")) {
            Files.write(script, source.readAllBytes());
        }
        ProcessBuilder builder = new ProcessBuilder("python3", script.toString());
        builder.environment().put("TZ", ReferenceContext.ZONE.getId());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new Python(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start(), script);
    }

    private void ask(String line) throws IOException {
        questions.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
    }

    /** The answers to many expressions, which are sent while answers are read. */
    List<Answer> evaluate(List<String> expressions) throws Exception {
        Thread sender = new Thread(() -> {
            try {
                for (String expression : expressions) {
                    ask(JSON.writeValueAsString(expression));
                }
            } catch (IOException gone) {
                process.destroyForcibly();
            }
        });
        sender.start();
        List<Answer> found = new ArrayList<>();
        while (found.size() < expressions.size()) {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("python3 ended at: " + expressions.get(found.size()));
            }
            JsonNode answer = JSON.readTree(line);
            found.add(new Answer(
                    answer.path("value").textValue(),
                    answer.path("truth").booleanValue(),
                    answer.path("error").textValue(),
                    answer.path("message").asText()));
        }
        sender.join();
        return found;
    }

    @Override
    public void close() throws Exception {
        questions.close();
        process.waitFor();
        Files.deleteIfExists(script);
    }
}
