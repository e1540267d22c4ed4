package io.cameleer.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does the same in several threads that begin at the same moment. */
public final class Together {

    private Together() {}

    /** What each thread does; {@code thread} counts from 0. */
    @FunctionalInterface
    public interface Body<T> {
        T run(int thread) throws Exception;
    }

    /** What the threads gave, in their order; the first exception of one is thrown. */
    public static <T> List<T> inThreads(int threads, Body<T> body) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch begin = new CountDownLatch(threads);
            List<Callable<T>> bodies = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(thread -> () -> {
                        begin.countDown();
                        begin.await();
                        return body.run(thread);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(bodies)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
