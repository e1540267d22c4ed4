package io.cameleer.cli;

import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar of bytes on a terminal; nothing where the output goes elsewhere. */
final class ProgressLine implements AutoCloseable {

    private static final long MEBIBYTE = 1 << 20;

    private final boolean shown = System.console() != null;
    private @Nullable ProgressBar bar;

    /** {@code progress} as {@code IngestProgress} gives it. */
    void show(Map<String, ?> progress) {
        if (!shown) {
            return;
        }
        long all = number(progress, "bytes");
        if (bar == null && all > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName("archiving")
                    .setInitialMax(all)
                    .setUnit(" MiB", MEBIBYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }
        if (bar != null) {
            bar.stepTo(Math.min(all, number(progress, "bytes_copied")));
            bar.setExtraMessage(
                    number(progress, "files_verified") + "/" + number(progress, "files") + " files verified");
        }
    }

    private static long number(Map<String, ?> progress, String name) {
        return progress.get(name) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
