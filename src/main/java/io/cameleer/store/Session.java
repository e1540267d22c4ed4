package io.cameleer.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One transaction and the tables it may touch. Lives as long as the transaction; for one thread.
 */
public final class Session {

    private final Handle handle;
    private final Dialect dialect;
    private final boolean writes;
    private final long offset;
    private final List<Store.Offer> offers;

    Session(Handle handle, Dialect dialect, boolean writes, long offset, List<Store.Offer> offers) {
        this.handle = handle;
        this.dialect = dialect;
        this.writes = writes;
        this.offset = offset;
        this.offers = offers;
    }

    /** The time that timers go by. */
    public Instant now() {
        return Instant.ofEpochMilli(milliseconds());
    }

    /** {@link #now()} in milliseconds since 1970, as the store keeps it. */
    long milliseconds() {
        return leaseMilliseconds() + offset;
    }

    /** The database's clock without the test offset: what leases go by. */
    long leaseMilliseconds() {
        return handle.createQuery("SELECT " + dialect.milliseconds())
                .mapTo(Long.class)
                .one();
    }

    void offered(Store.Offer offer) {
        offers.add(offer);
    }

    Handle handle() {
        return handle;
    }

    Dialect dialect() {
        return dialect;
    }

    /** What a query ends with that keeps its rows from others until this transaction ends; a read locks nothing. */
    String lockingClause() {
        return writes ? dialect.lock() : "";
    }

    /** Keeps others from locking the same name until this transaction ends. */
    void lockName(String name) {
        if (!dialect.lockName().isEmpty()) {
            handle.createQuery(dialect.lockName())
                    .bind("name", name)
                    .mapTo(Integer.class)
                    .one();
        }
    }

    public WorkTable work() {
        return new WorkTable(this);
    }

    public LaneTable lanes() {
        return new LaneTable(this);
    }

    public Journal journal() {
        return new Journal(this);
    }

    public PeriodicTaskTable periodicTasks() {
        return new PeriodicTaskTable(this);
    }

    public SignalBatchTable signalBatches() {
        return new SignalBatchTable(this);
    }

    public Installation installation() {
        return new Installation(this);
    }

    public ChainTable chains() {
        return new ChainTable(this);
    }

    public TargetTable targets() {
        return new TargetTable(this);
    }

    public FailureTable failures() {
        return new FailureTable(this);
    }

    public ReportTable reports() {
        return new ReportTable(this);
    }

    public RunTable runs() {
        return new RunTable(this);
    }

    public SightingTable sightings() {
        return new SightingTable(this);
    }

    public WorkflowTable workflows() {
        return new WorkflowTable(this);
    }

    public ExperimentTable experiments() {
        return new ExperimentTable(this);
    }

    public GovernorTables governor() {
        return new GovernorTables(this);
    }

    public EventTable events() {
        return new EventTable(this);
    }

    public Timeline timeline() {
        return new Timeline(this);
    }

    public ExperimentSearch experimentSearch() {
        return new ExperimentSearch(this);
    }

    public ExperimentData experimentData() {
        return new ExperimentData(this);
    }

    public AnalysisTable analyses() {
        return new AnalysisTable(this);
    }

    public SignalSwitches switches() {
        return new SignalSwitches(this);
    }

    public JobTable jobs() {
        return new JobTable(this);
    }

    public CohortTable cohorts() {
        return new CohortTable(this);
    }

    public ExternalTable externals() {
        return new ExternalTable(this);
    }

    public DefinitionTable definitions() {
        return new DefinitionTable(this);
    }

    public HistoryTable history() {
        return new HistoryTable(this);
    }

    public ExperimentList experimentLists() {
        return new ExperimentList(this);
    }

    public AccountTable accounts() {
        return new AccountTable(this);
    }
}
