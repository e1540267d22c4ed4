package io.cameleer.service;

import io.cameleer.app.AnalysisFolders;
import io.cameleer.app.Applications;
import io.cameleer.app.CallApplication;
import io.cameleer.app.RunAnalysis;
import io.cameleer.app.SubmitAnalyses;
import io.cameleer.route.NamedRoutes;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import io.cameleer.settings.SettingsException;
import io.cameleer.signal.CarryChain;
import io.cameleer.signal.FireSignals;
import io.cameleer.signal.LoopGuard;
import io.cameleer.signal.RouteSignals;
import io.cameleer.signal.RunSignal;
import io.cameleer.signal.Signals;
import io.cameleer.signal.batch.SignalBatches;
import io.cameleer.signal.batch.SignalJobs;
import io.cameleer.signal.batch.WebSignals;
import io.cameleer.signal.python.PythonSettings;
import io.cameleer.signal.python.PythonSignals;
import io.cameleer.store.EventTable;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Signals and applications, made of the settings. */
final class Automation {

    final Applications applications;
    final SubmitAnalyses submit;
    final CallApplication callApplication;
    final PythonSignals python;
    final Signals signals;
    final CarryChain carryChain;
    final RunSignal runSignal;
    final FireSignals fireSignals;
    final RunAnalysis runAnalysis;
    final SignalBatches batches;
    final SignalJobs signalJobs;

    /**
     * @param stopping true while the service stops
     * @param takenBack told of an analysis that is to run anew
     */
    Automation(Core core, NamedRoutes routes, BooleanSupplier stopping, LongConsumer takenBack) {
        Settings settings = core.settings;
        AnalysisFolders folders = new AnalysisFolders(
                settings.given(SettingKey.ANALYSES).map(Path::of).orElseGet(() -> settings.path(SettingKey.HOME)
                        .resolve("analyses")));
        this.applications = new Applications(routes);
        this.submit =
                new SubmitAnalyses(core.store, folders, settings.integer(SettingKey.SIGNALS_MOST_ROUNDS), takenBack);
        this.callApplication = new CallApplication(applications, submit);
        this.carryChain = new CarryChain(core.store);
        this.python = new PythonSignals(pythonSettings(core), registered(settings), applications, submit, carryChain);
        this.signals = new Signals(
                List.of(new RouteSignals(routes), new WebSignals(core.store, applications, submit), python),
                settings.list(SettingKey.SIGNALS_ORDER),
                retries(settings));
        LoopGuard guard = new LoopGuard(
                settings.integer(SettingKey.SIGNALS_MOST_ROUNDS),
                settings.integer(SettingKey.SIGNALS_CHANGES_PER_HOUR));
        this.runSignal = new RunSignal(core.store, signals, guard, stopping);
        this.batches = new SignalBatches(core.store, signals, runSignal, settings.zone());
        this.signalJobs = new SignalJobs(core.store, batches);
        this.fireSignals = new FireSignals(
                core.store, signals, runSignal, Duration.ofSeconds(settings.integer(SettingKey.SIGNALS_RETRY_DELAY)));
        this.runAnalysis = new RunAnalysis(core.store, routes, applications, folders, stopping);
    }

    private static PythonSettings pythonSettings(Core core) {
        Settings settings = core.settings;
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : settings.list(SettingKey.CALLBACK_ENVIRONMENT)) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.put("CAMELEER_URL", core.externalUrl);
        return new PythonSettings(
                settings.text(SettingKey.PYTHON),
                Arrays.stream(settings.text(SettingKey.PYTHON_PATH).split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder.strip()))
                        .toList(),
                environment,
                settings.path(SettingKey.HOME).resolve("signals"),
                Duration.ofSeconds(settings.integer(SettingKey.SIGNALS_PYTHON_TIMEOUT)));
    }

    private static Map<String, List<String>> registered(Settings settings) {
        return Map.of(
                EventTable.DATA_IMPORT, settings.list(SettingKey.SIGNALS_ON_DATA_IMPORT),
                EventTable.STATUS_CHANGE, settings.list(SettingKey.SIGNALS_ON_STATUS_CHANGE),
                Signals.FAILURE, settings.list(SettingKey.SIGNALS_ON_FAILURE));
    }

    private static Map<String, Integer> retries(Settings settings) {
        Map<String, Integer> retries = new LinkedHashMap<>();
        for (String entry : settings.list(SettingKey.SIGNALS_RETRIES)) {
            if (!entry.matches("[^=]+=[0-9]{1,3}")) {
                throw refused(settings);
            }
            int at = entry.indexOf('=');
            retries.put(entry.substring(0, at).strip(), Integer.parseInt(entry.substring(at + 1)));
        }
        return retries;
    }

    private static SettingsException refused(Settings settings) {
        return settings.refused(SettingKey.SIGNALS_RETRIES, "name=count, separated by commas, as in announce-data=3");
    }
}
