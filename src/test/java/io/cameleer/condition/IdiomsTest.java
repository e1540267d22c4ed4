package io.cameleer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What workflow authors write comes to the same value here as in Python, or to the same kind of error. */
class IdiomsTest {

    private static List<String> idioms() throws Exception {
        try (InputStream file = IdiomsTest.class.getResourceAsStream("/conditions/idioms.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void idioms_of_workflow_authors_come_to_what_python_makes_of_them() throws Exception {
        assumeTrue(Python.isThere(), "python3 (3.11 or later) is not on the PATH");
        List<String> idioms = idioms();
        assertThat(idioms).hasSizeGreaterThanOrEqualTo(400).doesNotHaveDuplicates();
        Comparison comparison = new Comparison();
        List<String> differences = new ArrayList<>();
        try (Python python = Python.start()) {
            List<Python.Answer> answers = python.evaluate(idioms);
            for (int i = 0; i < idioms.size(); i++) {
                Python.Answer ours = comparison.evaluate(idioms.get(i));
                if (!Comparison.agree(ours, answers.get(i))) {
                    differences.add(idioms.get(i) + "\n  here:   " + ours + "\n  python: " + answers.get(i));
                }
            }
        }
        assertThat(differences).isEmpty();
    }
}
