package io.cameleer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** How long one look at a complete run takes, warm: all metadata read, files listed. Run {@link #main}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InspectBenchmark {

    /** The count of tiles that RunInfo.xml lists; a NovaSeq X 25B flow cell has 6,272. */
    @Param({"0", "6272"})
    public int tiles;

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());
    private Path parent = Path.of("");
    private Path run = Path.of("");

    @Setup
    public void write() throws IOException {
        parent = Files.createTempDirectory("benchmark");
        RunFolderFixture fixture = RunFolderFixture.of("novaseqx", parent).withFiles(100, 10);
        String list = IntStream.range(0, tiles)
                .mapToObj(i -> "            <Tile>1_" + (1101 + i) + "</Tile>\n")
                .collect(Collectors.joining());
        String info = Files.readString(fixture.path().resolve("RunInfo.xml"));
        fixture.with(
                "RunInfo.xml",
                info.replace(
                        "TileCount=\"98\"/>",
                        "TileCount=\"98\"><TileSet><Tiles>\n" + list + "</Tiles></TileSet></FlowcellLayout>"));
        run = fixture.complete();
        Inspection seen = inspector.inspect(run);
        if (seen.complete() != Answer.YES || !seen.problems().isEmpty()) {
            throw new IllegalStateException("the run to measure is not sound: " + seen.problems());
        }
    }

    @Benchmark
    public Inspection inspect() {
        return inspector.inspect(run);
    }

    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> all = Files.walk(parent)) {
            List<Path> deepestFirst =
                    all.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(InspectBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
