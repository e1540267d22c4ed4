package io.cameleer.cli;

import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal; nothing where the output goes elsewhere. */
final class SignalProgress implements AutoCloseable {
    private static final int UPDATE_MILLISECONDS = 200;

    private final boolean shown = System.console() != null;
    private @Nullable ProgressBar bar;

    void show(Map<?, ?> progress) {
        long total = number(progress, "total");
        if (!shown || total == 0) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("signals")
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
                    .build();
        }
        bar.stepTo(number(progress, "done"));
        bar.setExtraMessage(number(progress, "failed") + " failed");
    }

    private static long number(Map<?, ?> progress, String name) {
        return progress.get(name) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
