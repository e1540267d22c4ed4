package io.cameleer.cli;

import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.Store;
import io.cameleer.whole.RunningService.Printed;
import io.cameleer.whole.RunningService.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A site whose signals leave a file for each call, and fail where they are told to. */
final class SignalSite {

    final Site site;
    private final Path calls;
    private final Path breaks;

    SignalSite(Path folder) throws IOException {
        calls = Files.createDirectories(folder.resolve("calls"));
        breaks = Files.createDirectories(folder.resolve("breaks"));
        Path module = Files.createDirectories(folder.resolve("python/my_apps"));
        Files.writeString(module.resolve("__init__.py"), "");
        Files.writeString(
                module.resolve("signals.py"),
                """
                import os


                def note(name, target):
                    open(os.path.join("CALLS", "%s-%s" % (name, target.pk)), "w").close()
                    if os.path.exists(os.path.join("BREAKS", name)):
                        raise KeyError("no reference for target %s" % target.pk)


                def trigger_apps(experiment):
                    note("trigger_apps", experiment)


                def trigger_dependencies(analysis):
                    note("trigger_dependencies", analysis)
                """
                        .replace("CALLS", calls.toString())
                        .replace("BREAKS", breaks.toString()));
        site = new Site(
                        folder,
                        "cameleer.python.path=" + folder.resolve("python"),
                        "cameleer.signals.on-data-import=my_apps.signals.trigger_apps")
                .route(
                        "signals/by-route.camel.yaml",
                        """
                        - route:
                            id: mark
                            errorHandler: {noErrorHandler: {}}
                            from:
                              uri: signal:data-import
                              steps:
                                - choice:
                                    when:
                                      - simple: "${body[sample][individual][species]} == 'MOUSE'"
                                        steps:
                                          - throwException: {exceptionType: java.lang.IllegalStateException, message: no mice}
                                - removeHeaders: {pattern: "*"}
                                - setHeader: {name: CamelFileName, simple: "mark-${body[pk]}"}
                                - setBody: {constant: ""}
                                - to: {uri: "file:CALLS", parameters: {allowNullBody: true}}
                        """
                                .replace("CALLS", calls.toString()))
                .route(
                        "bwa.camel.yaml",
                        """
                        - route:
                            id: bwa
                            errorHandler: {noErrorHandler: {}}
                            from:
                              uri: app:bwa-mem
                              parameters: {version: "1"}
                              steps:
                                - log: {message: aligned, loggingLevel: DEBUG}
                        """);
    }

    Printed command(String... arguments) {
        return site.command(arguments);
    }

    /** From now on signals of this name fail, or no longer. */
    void broken(String name, boolean broken) throws IOException {
        Files.deleteIfExists(breaks.resolve(name));
        if (broken) {
            Files.createFile(breaks.resolve(name));
        }
    }

    /** The calls since the last question, ordered. */
    List<String> calls() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(calls)) {
            for (Path file : files.sorted().toList()) {
                names.add(file.getFileName().toString());
                Files.delete(file);
            }
        }
        return names;
    }

    /** Experiments in one project, of these species. */
    static List<Long> experiments(Store store, String project, String... species) {
        List<Long> ids = new ArrayList<>();
        for (String each : species) {
            Map<String, Object> metadata = Map.of("sample", Map.of("individual", Map.of("species", each)));
            ids.add(store.transact(session -> session.experiments()
                    .put(
                            new NewExperiment(
                                    "cohort",
                                    project,
                                    project + " " + ids.size(),
                                    LocalDateTime.of(2024, 5, 17, 9, 30),
                                    metadata,
                                    List.of(project)),
                            null)));
        }
        return ids;
    }

    /** Projects get numbers as they come: afterwards the hundredth is there under this name. */
    static void hundredProjects(Store store, String hundredth) {
        List<String> projects = new ArrayList<>(
                IntStream.range(1, 100).mapToObj(number -> "project " + number).toList());
        projects.add(hundredth);
        store.run(session -> session.experiments()
                .put(
                        new NewExperiment(
                                "cohort", "first", "first", LocalDateTime.of(2024, 5, 17, 9, 30), Map.of(), projects),
                        null));
    }

    static long analysis(Store store, long target) {
        return store.transact(session -> session.analyses()
                .add(
                        new Application("bwa-mem", "1", "", ""),
                        new Tuple(List.of(target), List.of()),
                        "tester",
                        List.of()));
    }

    static List<Failure> failures(Store store) {
        return store.read(session -> session.failures().after(0, 1000));
    }
}
