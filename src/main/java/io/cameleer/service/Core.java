package io.cameleer.service;

import io.cameleer.archive.Archive;
import io.cameleer.archive.local.LocalArchive;
import io.cameleer.condition.Conditions;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.Governor;
import io.cameleer.governor.Why;
import io.cameleer.ingest.IngestProgress;
import io.cameleer.ingest.IngestRun;
import io.cameleer.ingest.IngestSequencerRuns;
import io.cameleer.ingest.IngestSettings;
import io.cameleer.ingest.Intake;
import io.cameleer.run.Inspector;
import io.cameleer.run.Platforms;
import io.cameleer.security.Logins;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.watch.Admissions;
import io.cameleer.watch.RunCommands;
import io.cameleer.watch.Sequencers;
import io.cameleer.watch.Watch;
import io.cameleer.work.LeaseKeeper;
import io.cameleer.work.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What needs no Camel: the store, the archive and everything between them. A command without a service uses it alone. */
public final class Core implements AutoCloseable {

    final Settings settings;
    final Home home;
    final Store store;
    final Conditions conditions;
    final Governor governor;
    /** Says what an experiment waits for. */
    final Why why;

    final Sequencers sequencers;
    final RunCommands commands;
    final IngestProgress progress = new IngestProgress();
    final IngestRun ingest;
    final IngestSequencerRuns ingestRuns;
    final Logins logins;
    final String externalUrl;
    final String owner;
    private final LeaseKeeper leases;

    private Core(Settings settings, Home home, String externalUrl) {
        this.settings = settings;
        this.home = home;
        this.externalUrl = externalUrl;
        this.owner = ManagementFactory.getRuntimeMXBean().getName();
        this.store = Store.open(storeSettings(settings, home));
        ZoneId site = settings.zone();
        Platforms platforms = Platforms.standard();
        Clock clock = new StoreClock(store, site);
        Inspector inspector = new Inspector(platforms, clock);
        Archive archive = new LocalArchive(archiveFolder(settings), settings.integer(SettingKey.ARCHIVE_THREADS));
        this.conditions = new Conditions(clock, site);
        this.governor = new Governor(
                new CompiledConditions(conditions), settings.integer(SettingKey.GOVERNOR_TRANSITIONS_PER_HOUR));
        this.logins = new Logins(store, Clock.systemUTC());
        this.why = new Why(heldBy(settings.text(SettingKey.DISPATCH)));
        Watch watch = new Watch(store, inspector, clock);
        this.sequencers = new Sequencers(store, watch, platforms);
        this.commands = new RunCommands(store, sequencers);
        this.ingest = new IngestRun(
                store,
                archive,
                inspector,
                platforms,
                governor,
                new IngestSettings(settings.text(SettingKey.ARCHIVE_LOGICAL_ROOT), site, externalUrl),
                progress,
                sequencers);
        this.leases = new LeaseKeeper(store.claims());
        Intake intake = new Intake(store, store.claims(), leases, ingest, owner);
        Admissions admissions =
                new Admissions(store, inspector, platforms, clock, pause -> Thread.sleep(pause.toMillis()));
        this.ingestRuns = new IngestSequencerRuns(
                inspector,
                platforms,
                admissions,
                intake,
                settings.text(SettingKey.SEQUENCER_BASE_DIR),
                settings.text(SettingKey.INGEST_WORKFLOW));
    }

    /** Opens the store and makes the parts; the home is closed with them. */
    public static Core open(Settings settings, Home home, String externalUrl) {
        Core core = new Core(settings, home, externalUrl);
        if (settings.given(SettingKey.DATABASE_URL).isEmpty()) {
            core.store.releaseAll();
        }
        return core;
    }

    /** How many callbacks of a kind may run at once. */
    Limits limits() {
        return Limits.parse(settings.text(SettingKey.CALLBACK_LIMITS));
    }

    /** Whether the dispatch endpoint hands callbacks to nobody. */
    boolean isHeld() {
        return heldBy(settings.text(SettingKey.DISPATCH)) != null;
    }

    /** A log takes messages and hands them to nobody. */
    private static @Nullable String heldBy(String dispatch) {
        return dispatch.startsWith("log:") ? SettingKey.DISPATCH.keyName() + "=" + dispatch : null;
    }

    /** The archive in the home is made; one that was set elsewhere is a mount, which must be there. */
    private static Path archiveFolder(Settings settings) {
        Path folder = settings.archive();
        if (settings.given(SettingKey.ARCHIVE).isEmpty()) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("The archive " + folder + " cannot be made: " + e.getMessage(), e);
            }
        }
        return folder;
    }

    private static StoreSettings storeSettings(Settings settings, Home home) {
        @Nullable String url = settings.given(SettingKey.DATABASE_URL).orElse(null);
        return new StoreSettings(
                url,
                settings.given(SettingKey.DATABASE_USERNAME).orElse(null),
                settings.given(SettingKey.DATABASE_PASSWORD).orElse(null),
                home.database());
    }

    /** What a command without a service ingests with. */
    public IngestSequencerRuns ingestRuns() {
        return ingestRuns;
    }

    /** How far its ingests are. */
    public IngestProgress progress() {
        return progress;
    }

    public Store store() {
        return store;
    }

    public Why why() {
        return why;
    }

    public RunCommands commands() {
        return commands;
    }

    @Override
    public void close() {
        leases.close();
        store.close();
    }
}
