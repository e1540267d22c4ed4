package io.cameleer.callback.dispatch;

import io.cameleer.callback.ExecutionFolders;
import io.cameleer.governor.Execution;
import io.cameleer.store.Store;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tidies up after callback executions that are over. Thread-safe. */
public final class SweepExecutionFolders {

    private final Store store;
    private final ExecutionFolders folders;
    private final @Nullable Duration keep;

    /** {@code keep}: how long the folder of an execution stays after it was last changed; null: for ever. */
    public SweepExecutionFolders(Store store, ExecutionFolders folders, @Nullable Duration keep) {
        this.store = store;
        this.folders = folders;
        this.keep = keep;
    }

    /** Called by a route. Folders of executions that the store does not know are left alone. */
    public void sweep() {
        folders.sweep(this::isOver, keep);
    }

    private boolean isOver(long execution) {
        return store.read(session -> session.governor().execution(execution))
                .filter(Execution::isResolved)
                .isPresent();
    }
}
