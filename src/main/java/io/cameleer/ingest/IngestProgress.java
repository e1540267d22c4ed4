package io.cameleer.ingest;

import io.cameleer.archive.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** How far the ingests of this process are, for pages and for commands that wait. Thread-safe. */
public final class IngestProgress {

    private final Map<Long, Going> going = new ConcurrentHashMap<>();

    private static final class Going implements Progress {
        private final AtomicLong files = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicLong doneFiles = new AtomicLong();
        private final AtomicLong doneBytes = new AtomicLong();
        private final Consumer<String> contradiction;

        Going(Consumer<String> contradiction) {
            this.contradiction = contradiction;
        }

        @Override
        public void contradicted(String sentence) {
            contradiction.accept(sentence);
        }

        @Override
        public void total(long allFiles, long allBytes) {
            files.set(allFiles);
            bytes.set(allBytes);
        }

        @Override
        public void copied(String file, long some) {
            doneBytes.addAndGet(some);
        }

        @Override
        public void resumed(String file, long size) {
            doneFiles.incrementAndGet();
            doneBytes.addAndGet(size);
        }

        @Override
        public void verified(String file, long size) {
            doneFiles.incrementAndGet();
        }
    }

    /**
     * A progress that is shown until {@link #end}.
     *
     * @param contradiction told what will fail the run once all of it has been compared
     */
    public Progress begin(long run, Consumer<String> contradiction) {
        Going fresh = new Going(contradiction);
        going.put(run, fresh);
        return fresh;
    }

    public void end(long run) {
        going.remove(run);
    }

    /** Files and bytes of the run that is being archived, and how many of them are done; empty: it is not. */
    public Optional<Map<String, Long>> of(long run) {
        return Optional.ofNullable(going.get(run)).map(IngestProgress::document);
    }

    /** The same of whichever run is being archived, where there is only one. */
    public Optional<Map<String, Long>> any() {
        return going.values().stream().findFirst().map(IngestProgress::document);
    }

    private static Map<String, Long> document(Going now) {
        Map<String, Long> document = new LinkedHashMap<>();
        document.put("files", now.files.get());
        document.put("bytes", now.bytes.get());
        document.put("files_verified", now.doneFiles.get());
        document.put("bytes_copied", now.doneBytes.get());
        return document;
    }
}
