package io.cameleer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.json.Json;
import io.cameleer.run.Handling;
import io.cameleer.run.Run.ArchivedAs;
import io.cameleer.run.RunState;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.whole.SharedService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code runs}, with a home that no service has, and through a service. */
class RunsCommandTest {

    private static final String INSPECTION =
            """
            {"platform": "novaseqx", "instrument": "LH00130", "flowcell": "B223YTFLT3", "date": "2025-12-10",
             "experiment_name": "exp 1", "lanes": 8, "tiles": 312, "complete": "yes", "outcome": "failed",
             "reads": [{"number": 1, "cycles": 151, "indexed": false}, {"number": 2, "cycles": 10, "indexed": true}],
             "evidence": ["CopyComplete.txt", "RunCompletionStatus.xml: RunErrored"], "missing": ["RTAComplete.txt"],
             "problems": [{"severity": "warning", "code": "c", "file": "RunInfo.xml", "line": 3, "message": "is odd"}],
             "instrument_manifest": "verified", "manifest_units": {"Analysis/1": 4, "Analysis/2": 1},
             "details": {"side": "B", "model": "NovaSeqXPlus", "rta_version": "4.1", "date_from": "RunInfo.xml",
              "consumables": [{"type": "FlowCell", "serial": "B223YTFLT3", "part": "2", "lot": "3"}]}}
            """;

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = CameleerCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private int runs(String... arguments) {
        String[] all = new String[arguments.length + 5];
        all[0] = "runs";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--home";
        all[arguments.length + 2] = home.toString();
        all[arguments.length + 3] = "--property";
        all[arguments.length + 4] = "cameleer.site.zone=UTC";
        return run(all);
    }

    private <T> T inStore(Function<Session, T> body) {
        try (Store store = Store.open(StoreSettings.embedded(home.resolve("cameleer.db")))) {
            return store.transact(body);
        }
    }

    private static long add(Session session, String runId, String unit, RunState state, @Nullable String reason) {
        long id = session.runs()
                .add(
                        runId,
                        unit,
                        1,
                        true,
                        "nova1",
                        Path.of("/drop", runId, unit),
                        state,
                        reason,
                        Handling.standard("nova1", null));
        session.sightings().add(Path.of("/drop", runId, unit), "nova1", id, true);
        return id;
    }

    private long add(String runId, RunState state, @Nullable String reason) {
        return inStore(session -> add(session, runId, "", state, reason));
    }

    @Test
    void the_list_has_columns_and_filters_and_json() {
        add("240101_A00001_0001_AHXX", RunState.ARRIVING, "waits for CopyComplete.txt");
        long failed = add("240101_A00001_0002_AHXX", RunState.FAILED, "is broken");
        inStore(session -> {
            session.runs().setInspection(failed, "{}", "novaseqx", "novaseqxplus", "failed");
            return failed;
        });

        assertThat(runs("list")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "NUMBER | RUN | STATE | OUTCOME | PLATFORM | SEQUENCER | REASON",
                        "2 | 240101_A00001_0002_AHXX | failed | failed | novaseqx | nova1 | is broken. The run failed on"
                                + " the instrument.",
                        "1 | 240101_A00001_0001_AHXX | arriving | - | - | nova1 | waits for CopyComplete.txt");
        for (String[] filter : new String[][] {
            {"--state", "FAILED"}, {"--outcome", "failed"}, {"--limit", "1"}, {"--sequencer", "nova1", "--limit", "1"}
        }) {
            out.getBuffer().setLength(0);
            String[] all = new String[filter.length + 2];
            all[0] = "list";
            all[1] = "--json";
            System.arraycopy(filter, 0, all, 2, filter.length);
            assertThat(runs(all)).isZero();
            assertThat(out.toString().lines())
                    .as(String.join(" ", filter))
                    .singleElement()
                    .satisfies(line -> assertThat(Json.readObject(line)).containsEntry("id", 2));
        }
        out.getBuffer().setLength(0);
        assertThat(runs("list", "--sequencer", "nova2", "--state", "failed")).isZero();
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "no run is known with --state failed --sequencer nova2; runs are known of the sequencers nova1");
    }

    @Test
    void a_run_is_shown_as_a_text_that_says_what_to_do_next() {
        long id = archived("20251210_LH00130_0003_B223YTFLT3");
        inStore(session -> {
            add(session, "20251210_LH00130_0003_B223YTFLT3", "Analysis/1", RunState.FAILED, "is broken");
            session.sightings().add(Path.of("/drop/copy"), "nova1", id, true);
            return id;
        });

        assertThat(runs("show", "20251210_LH00130_0003_B223YTFLT3")).isZero();

        assertThat(out.toString())
                .startsWith("run 20251210_LH00130_0003_B223YTFLT3 (1)\nis ingested: The run failed on the instrument."
                        + " Also shown by /drop/copy, which is left alone. Its manifest names 1 file of Analysis/2,"
                        + " which has not come.\n\nfacts\n")
                .contains("\n  instrument       LH00130 (NovaSeqXPlus)\n")
                .contains("\n  flow cell        B223YTFLT3, side B\n")
                .contains("\n  date             2025-12-10 (from RunInfo.xml)\n")
                .contains("\n  reads            151 + 10 index\n")
                .contains("\n  layout           8 lanes, 312 tiles\n")
                .contains("\n  consumables      FlowCell B223YTFLT3, part 2, lot 3\n")
                .contains("\n  outcome          failed\n", "\n  manifest         verified\n")
                .contains("\n  also shown by    /drop/copy\n", "\n  archived         3 files, 10 bytes\n")
                .contains("\ntimes\n  first seen   20", "\n  all in UTC\n")
                .contains("\nevidence\n  CopyComplete.txt\n  RunCompletionStatus.xml: RunErrored\n")
                .contains("\nmissing\n  RTAComplete.txt\n", "\nproblems\n  warning RunInfo.xml:3: is odd [c]\n")
                .contains("\nparts and whole\n  Analysis/1 (2) is failed: is broken\n"
                        + "  Analysis/2 has not come; the run's manifest names 1 file of it\n")
                .endsWith("\nnext\n  To compare the archived copy with its checksums: cameleer archive verify"
                        + " sequencer/novaseqxplus/r; to archive it once more: cameleer runs again 1\n"
                        + "  Remove the folder that is not wanted.\n");
    }

    @Test
    void as_json_a_run_is_one_document_a_line() {
        archived("240101_A00001_0001_AHXX");

        assertThat(runs("show", "1", "--json")).isZero();

        assertThat(out.toString().lines()).singleElement().satisfies(line -> assertThat(Json.readObject(line))
                .containsEntry("run_id", "240101_A00001_0001_AHXX")
                .containsEntry("awaited_units", Map.of("Analysis/1", 4, "Analysis/2", 1))
                .containsKeys("evidence", "missing", "journal", "inspection"));
    }

    private long archived(String runId) {
        return inStore(session -> {
            long id = add(session, runId, "", RunState.COMPLETE, null);
            session.runs().setInspection(id, INSPECTION, "novaseqx", "novaseqxplus", "failed");
            session.runs()
                    .setIngested(
                            id,
                            new ArchivedAs("sequencer/novaseqxplus/r", "/archive/r", "/c/r", 3, 10, "abc"),
                            List.of());
            return id;
        });
    }

    @Test
    void what_folders_are_called_steers_no_terminal() {
        add("../\u001b[31mred\n\u202egnp", RunState.FAILED, "file \u001b]0;x\u0007 of \u2066y");

        assertThat(runs("list")).isZero();
        assertThat(runs("show", "1")).isZero();
        assertThat(runs("show", "no\u001b[31m\u202esuch")).isEqualTo(1);

        assertThat(out.toString()).contains("../ [31mred [U+202E]gnp", "file  ]0;x  of [U+2066]y");
        assertThat(out.toString() + err).doesNotContain("\u001b", "\u202e", "\u2066", "\u0007");
    }

    @ParameterizedTest
    @CsvSource({"hold, arriving, held", "ignore, failed, ignored", "retry, held, complete", "again, ingested, complete"
    })
    void a_run_is_commanded_by_its_id_or_its_number(String verb, String before, String after) {
        if (before.equals("ingested")) {
            archived("240101_A00001_0001_AHXX");
        } else {
            add("240101_A00001_0001_AHXX", RunState.of(before), "a reason");
        }

        assertThat(runs(verb, verb.length() > 4 ? "1" : "240101_A00001_0001_AHXX", "--json"))
                .isZero();

        assertThat(Json.readObject(out.toString())).containsEntry("state", after);
        String told = inStore(session -> session.journal().of("run", 1).get(0).message());
        assertThat(told).contains("by the command line");
    }

    @Test
    void a_part_is_named_by_its_run_and_its_place() {
        inStore(session -> {
            add(session, "r", "", RunState.INGESTED, null);
            return add(session, "r", "Analysis/1", RunState.ARRIVING, null);
        });

        assertThat(runs("hold", "r/Analysis/1")).isZero();
        assertThat(out.toString()).contains("2       r Analysis/1  held");
        assertThat(runs("hold", "r/Analysis/2")).isEqualTo(1);
        assertThat(err)
                .hasToString("there is no run 'r/Analysis/2' (did you mean 'r/Analysis/1'?); there are:"
                        + " r/Analysis/1, r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "hold, ingested, it cannot be put on hold any more",
        "ignore, ingesting, it cannot be put on ignore any more",
        "retry, arriving, 'only a held, ignored or failed run can be retried'",
        "again, held, only an ingested run can be ingested again"
    })
    void what_its_state_does_not_allow_is_refused_in_a_sentence(String verb, String state, String why) {
        add("240101_A00001_0001_AHXX", RunState.of(state), null);

        assertThat(runs(verb, "1")).isEqualTo(1);
        assertThat(err).hasToString("run 240101_A00001_0001_AHXX is " + state + "; " + why + "\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_number_is_a_runs_number_even_where_it_is_a_run_id_too() {
        add("240101_A00001_0001_AHXX", RunState.FAILED, "x");
        add("1", RunState.FAILED, "y");

        assertThat(runs("show", "1")).isZero();

        assertThat(out.toString()).startsWith("run 240101_A00001_0001_AHXX (1)");
    }

    @Test
    void an_answer_that_cannot_be_written_is_no_success() {
        add("240101_A00001_0001_AHXX", RunState.FAILED, "x");
        CommandLine line = CameleerCommand.commandLine();
        line.setOut(new PrintWriter(new Writer() {
            @Override
            public void write(char[] letters, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }));
        line.setErr(new PrintWriter(err, true));

        assertThat(line.execute("runs", "list", "--home", home.toString())).isEqualTo(1);
        assertThat(err).asString().contains("The output could not be written whole.");
    }

    @Test
    void an_unknown_run_is_said_with_the_nearest() {
        assertThat(runs("list")).isEqualTo(1);
        assertThat(err.toString()).startsWith("There is no home of Cameleer at ");
        add("240101_A00001_0001_AHXX", RunState.ARRIVING, null);
        err.getBuffer().setLength(0);

        for (String verb : List.of("show", "hold", "ignore", "retry", "again")) {
            assertThat(runs(verb, "240101_A00001_0001_AHXY")).as(verb).isEqualTo(1);
        }
        assertThat(err.toString().lines())
                .hasSize(5)
                .containsOnly("there is no run '240101_A00001_0001_AHXY' (did you mean '240101_A00001_0001_AHXX'?);"
                        + " there are: 240101_A00001_0001_AHXX");
    }

    @Test
    void wrong_usage_is_said_and_nothing_is_done() {
        add("r", RunState.ARRIVING, null);

        assertThat(runs("hold")).isEqualTo(2);
        assertThat(runs("list", "r")).isEqualTo(2);
        assertThat(runs("show", "r", "--state", "failed")).isEqualTo(2);
        assertThat(runs("list", "--limit", "0")).isEqualTo(2);
        assertThat(runs("list", "--state", "lost")).isEqualTo(2);
        assertThat(err.toString())
                .contains("runs hold needs a run: its number or its run id")
                .contains("runs list takes no run; `cameleer runs show r` shows one")
                .contains("runs show takes one run; --state")
                .contains("--limit is 0; give a number from 1 to 1000")
                .contains("'lost'");
    }

    @Test
    void a_service_says_the_same_as_the_home() {
        SharedService service = SharedService.get();
        String name = SharedService.fresh("240101_A00001_0001_AHXX");
        long id = service.core()
                .store()
                .transact(session -> add(session, name, "", RunState.FAILED, "is broken; compare " + name));
        String[] end = {"--url", service.address(), "--user", "admin:a right password", "--json"};

        assertThat(run("runs", "show", name, end[0], end[1], end[2], end[3], end[4]))
                .isZero();
        assertThat(run("runs", "show", String.valueOf(id), end[0], end[1], end[2], end[3], end[4]))
                .isZero();
        assertThat(out.toString().lines().map(Json::readObject))
                .hasSize(2)
                .containsOnly(service.get("/api/v2/runs/" + id).document());
        assertThat(run("runs", "hold", name, end[0], end[1], end[2], end[3])).isZero();
        assertThat(run("runs", "again", name, end[0], end[1], end[2], end[3])).isEqualTo(1);
        assertThat(run("runs", "show", name + "x", end[0], end[1], end[2], end[3]))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("run " + name + " is held; only an ingested run can be ingested again")
                .contains("there is no run '" + name + "x' (did you mean '" + name + "'?)");
        assertThat(service.get("/api/v2/runs?run_id=" + name + "&state=held&sequencer=nova1")
                        .list("runs"))
                .hasSize(1);
        assertThat(service.get("/api/v2/runs?run_id=" + name + "&outcome=failed")
                        .list("runs"))
                .isEmpty();
    }
}
