package io.cameleer.condition;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The manual's conditions here and in CPython, side by side in one run; docs/workflows.md shows how to start it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 20, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ConditionBenchmark {

    static final String VARIABLE = "experiment.variables.get('test') == 42";
    static final String DATE = "experiment.scandate > datetime.datetime(2019, 1, 1)";

    private static final ConditionScope SCOPE = ConditionScope.transition(Set.of());

    @Param({VARIABLE, DATE})
    String expression = VARIABLE;

    private Condition condition;
    private ConditionContext context;

    @Setup
    public void compileOnce() throws InvalidConditionException {
        condition = compile();
        context = ConditionContext.builder()
                .experiment(new ConditionExperiment(
                        "exp1",
                        LocalDateTime.of(2020, 5, 17, 12, 30),
                        "scanned",
                        Map.of("test", 42),
                        null,
                        null,
                        Map.of(),
                        Map.of(),
                        Map.of()))
                .callbacks(Map.of())
                .build();
    }

    @Benchmark
    public boolean evaluate() throws ConditionFailedException {
        return condition.test(context);
    }

    @Benchmark
    public TracedOutcome trace() {
        return condition.trace(context);
    }

    /** Conditions of their own each time, which remember nothing. */
    @Benchmark
    public Condition compile() throws InvalidConditionException {
        return new Conditions(Clock.systemUTC(), ZoneOffset.UTC).compile(expression, SCOPE);
    }

    /** What CPython took, in nanoseconds. */
    private record Reference(double evaluate, double compile) {}

    private static Reference python(String expression) throws Exception {
        Path script = Files.createTempFile("benchmark", ".py");
        try (InputStream source = ConditionBenchmark.class.getResourceAsStream("/conditions/benchmark.py")) {
            Files.write(script, source.readAllBytes());
        }
        Process process = new ProcessBuilder("python3", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().write((expression + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String[] times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ");
        process.waitFor();
        Files.delete(script);
        return new Reference(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
    }

    /** The best iteration, as with CPython: what disturbs a run only ever makes it slower. */
    private static double best(Collection<RunResult> results, String benchmark, String expression) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark)
                        && result.getParams().getParam("expression").equals(expression))
                .flatMap(result -> result.getBenchmarkResults().stream())
                .flatMap(result -> result.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .min()
                .orElseThrow();
    }

    public static void main(String[] arguments) throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ConditionBenchmark.class.getName())
                        .build())
                .run();
        for (String expression : List.of(VARIABLE, DATE)) {
            Reference python = python(expression);
            double evaluate = best(results, "evaluate", expression);
            double compile = best(results, "compile", expression);
            System.out.printf("%n%s%n", expression);
            System.out.printf(
                    "  evaluate %8.0f ns   CPython %8.0f ns   CPython / here %.2f%n",
                    evaluate, python.evaluate(), python.evaluate() / evaluate);
            System.out.printf(
                    "  compile  %8.0f ns   CPython %8.0f ns   CPython / here %.2f%n",
                    compile, python.compile(), python.compile() / compile);
            System.out.printf("  traced   %8.0f ns%n", best(results, "trace", expression));
        }
    }
}
