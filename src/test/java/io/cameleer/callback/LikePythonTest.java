package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What workflows were written against is Python's {@code str}, {@code str.format} and {@code textwrap.dedent}. */
class LikePythonTest {

    @Test
    void numbers_are_written_as_python_writes_them() throws Exception {
        Random random = new Random(1);
        List<Double> numbers = new ArrayList<>(List.of(
                0.0,
                -0.0,
                1.0,
                1.5,
                0.1,
                100.0,
                2e23,
                1e16,
                1e15,
                123456789012345680.0,
                1e-4,
                1e-5,
                5e-324,
                1.7976931348623157e308,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                9007199254740993.0));
        for (int i = 0; i < 2000; i++) {
            numbers.add(Double.longBitsToDouble(random.nextLong()));
            numbers.add(random.nextInt(100000) / 1000.0);
        }
        List<Long> bits = numbers.stream().map(Double::doubleToRawLongBits).toList();

        List<?> expected = Python.evaluate("str(struct.unpack('<d', struct.pack('<q', x))[0])", bits);

        assertThat(numbers.stream().map(PythonText::str).toList()).isEqualTo(expected);
    }

    @Test
    void values_are_written_as_python_writes_them() throws Exception {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("a", Arrays.asList(1, null, true, false, "it's", "\"q\"", "both ' \"", "line\nend\ttab\\", "ü😀"));
        mapping.put("b", Map.of("c", List.of()));
        List<Object> values = Arrays.asList("text", "it's", 5, 12345678901L, true, null, mapping, List.of(mapping));

        assertThat(values.stream().map(PythonText::str).toList()).isEqualTo(Python.evaluate("str(x)", values));
    }

    @Test
    void texts_are_dedented_as_python_does() throws Exception {
        List<String> texts =
                new ArrayList<>(List.of("", "a", "  a\n  b", "  a\n\n    b\n  ", "\ta\n\tb", "\t a\n\tb", " a\n\tb"));
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(12, 0, 4).forEach(c -> text.append(" \t\na".charAt(c)));
            texts.add(text.toString());
        }

        // A line end at the very end goes either way; the mail's body is stripped after this.
        assertThat(texts.stream().map(text -> Dedent.dedent(text).strip()).toList())
                .isEqualTo(Python.evaluate("textwrap.dedent(x).strip()", texts));
    }

    @Test
    void fields_are_filled_in_as_python_does() throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("experiment", "E{1}");
        fields.put("experiment_id", 7);
        fields.put("variables", Map.of("a b", "x", "n", 1.5));
        List<String> texts = List.of(
                "{experiment}",
                "{{experiment}}",
                "a {experiment_id} b {experiment_id}",
                "{variables[a b]}",
                "{variables[n]}",
                "{variables[absent]}",
                "{absent}",
                "{",
                "}",
                "{}",
                "}}{{",
                "{{{experiment}}}",
                "{experiment",
                "experiment}",
                "",
                "$1 \\");
        PythonFormat format = new PythonFormat(fields);

        List<String> ours = new ArrayList<>();
        for (String text : texts) {
            try {
                ours.add(format.fill("body", text));
            } catch (CallbackFailure failure) {
                ours.add(null);
            }
        }

        assertThat(ours)
                .isEqualTo(Python.evaluate(
                        "x.format(experiment='E{1}', experiment_id=7, variables={'a b': 'x', 'n': 1.5})", texts));
    }

    @Test
    void a_decimal_stays_as_it_was_written() {
        assertThat(PythonText.str(new java.math.BigDecimal("0.10"))).isEqualTo("0.10");
        assertThat(PythonText.str(new java.math.BigInteger("12345678901234567890")))
                .isEqualTo("12345678901234567890");
    }
}
