package io.cameleer.cli;

import io.cameleer.json.Json;
import io.cameleer.service.BriefService;
import io.cameleer.service.Home;
import io.cameleer.settings.Settings;
import io.cameleer.signal.batch.Batch;
import io.cameleer.signal.batch.BatchRequest;
import io.cameleer.signal.batch.InvalidBatchException;
import io.cameleer.signal.batch.SignalBatches;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Has signals run by the running service, or runs them in the home where none does, and shows how far they are. */
final class SignalBatchRunner {

    private static final long LOOK_MILLISECONDS = 200;
    private static final long STOP_SECONDS = 10;

    private final ServiceOptions options;
    private final Settings settings;

    SignalBatchRunner(ServiceOptions options) {
        this.options = options;
        this.settings = options.load();
    }

    /** What is done in the home itself. */
    interface Work {
        void with(SignalBatches batches, Batch batch) throws InvalidBatchException;
    }

    /** {@code path}: what starts the same by REST. Gives the result. */
    Map<String, Object> run(String path, BatchRequest request, Work work) throws Exception {
        return options.reachHome(settings, home -> alone(home, work), service -> beside(service, path, body(request)));
    }

    private static Map<String, Object> body(BatchRequest request) {
        Map<String, Object> body = new LinkedHashMap<>(request.document());
        if (request.endpoint().isEmpty()) {
            body.keySet().retainAll(java.util.Set.of("filters", "fail_fast"));
        } else {
            body.put("all", true);
        }
        return body;
    }

    private Map<String, Object> alone(Home home, Work work) throws Exception {
        return BriefService.run(settings, home, batches -> {
            Batch batch = new Batch();
            ExecutorService worker = Executors.newSingleThreadExecutor();
            try (SignalProgress bar = new SignalProgress();
                    var end = new LastWords(() -> stopped(worker))) {
                Future<?> done = worker.submit(() -> {
                    work.with(batches, batch);
                    return Boolean.TRUE;
                });
                while (!done.isDone()) {
                    bar.show(batch.progress());
                    Thread.sleep(LOOK_MILLISECONDS);
                }
                done.get();
                return batch.result();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            } finally {
                worker.shutdownNow();
            }
        });
    }

    /** Ends the work first: while this process goes down, signals would go on being run. */
    private static String stopped(ExecutorService worker) {
        worker.shutdownNow();
        try {
            if (worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                return "Stopped: what had ended stays done, the rest was not run.";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "Stopped: what had ended stays done; a signal still runs, and no other is run after it.";
    }

    private static Map<String, Object> beside(ServiceClient service, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        Map<String, Object> job = service.post("/api/v2/signals/" + path, body);
        String uri = String.valueOf(job.get("uri"));
        try (SignalProgress bar = new SignalProgress();
                var end = new LastWords(
                        () -> "The service goes on with it; GET " + service.address() + uri + " tells how it went.")) {
            while (true) {
                Map<String, Object> status = status(service, uri);
                if (status.get("result") instanceof Map<?, ?> result) {
                    return Json.readObject(Json.write(result));
                }
                if ("FAILED".equals(status.get("status"))) {
                    throw new IOException(String.valueOf(status.get("message")));
                }
                if (status.get("progress") instanceof Map<?, ?> progress) {
                    bar.show(progress);
                }
                Thread.sleep(LOOK_MILLISECONDS);
            }
        }
    }

    private static Map<String, Object> status(ServiceClient service, String uri)
            throws IOException, InterruptedException {
        try {
            return service.get(uri);
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage() + "\nThe service goes on with the signals when it runs again; GET " + uri
                            + " then tells how they went.",
                    e);
        }
    }
}
