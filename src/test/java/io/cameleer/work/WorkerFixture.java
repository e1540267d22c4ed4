package io.cameleer.work;

import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Workers on the real embedded store, closed after each test. */
abstract class WorkerFixture {

    static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    Store store;
    private final List<Worker> workers = new ArrayList<>();
    final List<Long> handled = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")));
    }

    @AfterEach
    void close() {
        workers.forEach(Worker::close);
        store.close();
    }

    Worker worker(int concurrency, Worker.Handler handler) {
        return worker(concurrency, store.claims(), handler);
    }

    Worker worker(int concurrency, Claims claims, Worker.Handler handler) {
        LeaseKeeper leases = new LeaseKeeper(claims, LONG, Duration.ofMillis(20));
        Worker worker = new Worker(WorkKind.INGEST, concurrency, claims, "me", handler, null, leases);
        workers.add(worker);
        return worker;
    }

    void complete(Claim claim) {
        boolean done = store.transact(session -> session.work().complete(claim));
        if (done) {
            handled.add(claim.target());
        }
    }

    void offer(long... targets) {
        store.run(session ->
                LongStream.of(targets).forEach(target -> session.work().offer(WorkKind.INGEST, target, session.now())));
    }

    long open(WorkKind kind) {
        return store.read(session -> session.work().count(kind));
    }

    boolean isClaimed(long target) {
        return store.read(session -> session.work().isClaimed(WorkKind.INGEST, target));
    }

    static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
