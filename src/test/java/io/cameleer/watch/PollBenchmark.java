package io.cameleer.watch;

import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * What a poll over settled runs costs beside the least that any poll could do: {@code listFiles()} of the directory and
 * {@code isDirectory()} on each folder. Polls go through the shipped {@code file:} route with its filter and the store;
 * a poll is measured from the moment at which Camel begins it to its end. Times are a thread's processor time, in programs
 * and kernel, so that a busy machine does not distort them; what a network mount makes a look-up wait is not in them. Run {@link #main}: the number of settled folders, of entries
 * in each, and of rounds.
 */
public final class PollBenchmark {

    private static final int UNSETTLED = Integer.getInteger("unsettled", 10);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path home;
    private final int rounds;

    private PollBenchmark(Path home, int rounds) {
        this.home = home;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        int folders = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int entries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        Path home = Files.createTempDirectory("polls");
        try {
            PollBenchmark benchmark = new PollBenchmark(home, rounds);
            benchmark.measure("few", folders, entries);
            benchmark.measure("many", folders, entries * 5);
        } finally {
            Watching.delete(home);
        }
    }

    private void measure(String name, int folders, int entries) throws Exception {
        try (Watching w = new Watching(Watching.directory(home.resolve(name)))) {
            settled(w, folders, entries);
            for (int number = 0; number < UNSETTLED; number++) {
                RunFolderFixture.novaSeq6000(w.drop, "250101_A01234_%04d_AHXYZ3DRX3".formatted(number + 1))
                        .withFiles(100, 10);
            }
            List<Long> baseline = new ArrayList<>();
            List<Long> polls = new ArrayList<>();
            poll(w, baseline, polls);
            long least = median(baseline);
            long poll = median(polls);
            System.out.printf(
                    "%d settled folders of %d entries and %d unsettled: poll %.1f ms, listFiles and isDirectory %.1f"
                            + " ms, ratio %.2f%n",
                    folders, entries, UNSETTLED, poll / 1e6, least / 1e6, (double) poll / least);
        }
    }

    /** Run folders that are on record as ingested, written at once. */
    private static void settled(Watching w, int folders, int entries) throws IOException {
        w.store.run(session -> session.sightings().setSequencer("nova1", w.drop.toString(), Mount.unixDevice(w.drop)));
        for (int number = 0; number < folders; number++) {
            Path run = Files.createDirectory(w.drop.resolve("240101_A%05d_%04d_AHXYZ3DRX3".formatted(number, number)));
            for (int entry = 0; entry < entries; entry++) {
                Files.createFile(run.resolve("entry" + entry + ".bin"));
            }
        }
        List<Path> all;
        try (var runs = Files.list(w.drop)) {
            all = runs.toList();
        }
        w.store.run(session -> all.forEach(run -> {
            long id = session.runs()
                    .add(
                            run.getFileName().toString(),
                            "",
                            1,
                            true,
                            "nova1",
                            run,
                            RunState.INGESTED,
                            null,
                            w.sequencer(Sequencer.Existing.INGEST).handling());
            session.sightings().add(run, "nova1", id, true);
        }));
    }

    /** Measures both in turn, so that whatever else the machine does meets both. */
    private void poll(Watching w, List<Long> baseline, List<Long> polls) throws Exception {
        Stopwatch watch = new Stopwatch();
        try (WatchedRoutes routes = new WatchedRoutes(
                w, text -> text.replace("pollStrategy: \"#{{watch}}\"", "pollStrategy: \"#stopwatch\""))) {
            routes.camel.getRegistry().bind("stopwatch", watch);
            routes.sequencer("nova1", w.drop, Map.of("interval", "300ms", "settle", ""))
                    .load();
            for (int round = 0; round < rounds * 2; round++) {
                long poll = watch.next();
                long began = THREADS.getCurrentThreadCpuTime();
                File[] listed = Objects.requireNonNull(w.drop.toFile().listFiles());
                long directories =
                        Arrays.stream(listed).filter(File::isDirectory).count();
                long took = THREADS.getCurrentThreadCpuTime() - began;
                if (directories == 0) {
                    throw new IllegalStateException("nothing was listed");
                }
                if (round >= rounds) {
                    baseline.add(took);
                    polls.add(poll);
                }
            }
        }
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    /** Stands where the route's poll strategy stands: it is called when a poll begins and when it has ended. */
    private static final class Stopwatch implements PollingConsumerPollStrategy {

        private final SynchronousQueue<Long> times = new SynchronousQueue<>();
        private long began;

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            began = THREADS.getCurrentThreadCpuTime();
            return route(endpoint).begin(consumer, endpoint);
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polled) {
            route(endpoint).commit(consumer, endpoint, polled);
            times.offer(THREADS.getCurrentThreadCpuTime() - began);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            return route(endpoint).rollback(consumer, endpoint, retryCounter, cause);
        }

        private static SequencerRoute route(Endpoint endpoint) {
            return (SequencerRoute) (Object) ((FileEndpoint) endpoint).getFilter();
        }

        long next() throws InterruptedException {
            return Objects.requireNonNull(times.poll(1, TimeUnit.MINUTES), "no poll within a minute");
        }
    }
}
