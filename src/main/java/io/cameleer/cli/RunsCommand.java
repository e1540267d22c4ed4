package io.cameleer.cli;

import io.cameleer.settings.Settings;
import io.cameleer.text.Visible;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code runs}: what is known of runs, and what a person does to one of them. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Lists runs, shows one, or holds, ignores, retries or ingests one again.")
public final class RunsCommand implements Callable<Integer> {

    /** What to do. */
    enum Verb {
        list,
        show,
        hold,
        ignore,
        retry,
        again
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "VERB",
            description = "One of ${COMPLETION-CANDIDATES}; list if left out.")
    private Verb verb = Verb.list;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run's number, its run id, or for a part of it <run id>/Analysis/1.")
    private @Nullable String run;

    @Option(names = "--json", description = "One JSON document a line.")
    private boolean json;

    @ArgGroup(exclusive = false, heading = "Which runs are listed:%n")
    private @Nullable ListedRuns listed;

    @Override
    public Integer call() throws Exception {
        String wrong = wrongUsage();
        if (wrong != null) {
            spec().commandLine().getErr().println(wrong);
            return 2;
        }
        Settings settings = options.load();
        List<Map<String, Object>> runs = options.reach(
                settings,
                core -> done(new StoredRuns(core)),
                service -> done(new ServedItems(service, "/api/v2/runs", "runs")));
        print(runs, settings.zone());
        return 0;
    }

    private @Nullable String wrongUsage() {
        if (verb == Verb.list && run != null) {
            return "runs list takes no run; `cameleer runs show " + Visible.line(run) + "` shows one";
        }
        if (verb != Verb.list && run == null) {
            return "runs " + verb + " needs a run: its number or its run id";
        }
        return verb != Verb.list && listed != null
                ? "runs " + verb + " takes one run; --state, --sequencer, --outcome and --limit are for runs list"
                : null;
    }

    private List<Map<String, Object>> done(Items runs) throws Exception {
        if (verb == Verb.list) {
            return list(runs);
        }
        Map<String, Object> found = new NamedRun(Objects.requireNonNull(run)).in(runs);
        return List.of(verb == Verb.show ? runs.show(found) : runs.command(found, verb.name()));
    }

    private List<Map<String, Object>> list(Items runs) throws Exception {
        ListedRuns which = listed == null ? new ListedRuns() : listed;
        List<Map<String, Object>> found = runs.list(which.query());
        if (found.isEmpty()) {
            spec().commandLine().getErr().println(which.nothing(runs));
        }
        return found;
    }

    private void print(List<Map<String, Object>> runs, ZoneId zone) {
        PrintWriter out = spec().commandLine().getOut();
        if (verb == Verb.show && !json) {
            runs.forEach(item -> new RunText(item, zone).print(out));
            out.flush();
            return;
        }
        new ItemPrinter()
                .column("NUMBER", "id")
                .column("RUN", NamedRun::spoken)
                .column("STATE", "state")
                .column("OUTCOME", "outcome")
                .column("PLATFORM", "platform")
                .column("SEQUENCER", "sequencer")
                .column("REASON", "reason")
                .print(runs, json, out);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
