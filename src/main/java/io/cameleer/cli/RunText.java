package io.cameleer.cli;

import io.cameleer.run.RunProblem;
import io.cameleer.text.Visible;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON document of one run as a text for people; what it does not know is left out. */
final class RunText {

    /** As many of the newest lines of the journal are shown. */
    private static final int JOURNAL = 12;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Map<String, Object> run;
    private final Map<String, Object> inspection;
    private final Map<String, Object> details;
    private final ZoneId zone;

    RunText(Map<String, Object> run, ZoneId zone) {
        this.run = run;
        this.inspection = map(run.get("inspection"));
        this.details = map(inspection.get("details"));
        this.zone = zone;
    }

    void print(PrintWriter out) {
        int generation = run.get("generation") instanceof Number number ? number.intValue() : 1;
        out.println(Visible.line("run " + NamedRun.spoken(run) + " (" + run.get("id") + ")"
                + (generation == 1 ? "" : ", generation " + generation)));
        Object reason = run.get("reason");
        out.println(Visible.line("is " + run.get("state") + (reason == null ? "" : ": " + reason)));
        print(out, "facts", facts());
        print(out, "times", times());
        print(out, "evidence", texts(run.get("evidence")));
        print(out, "missing", texts(run.get("missing")));
        print(out, "problems", maps(run.get("problems")).map(RunProblem::text).toList());
        print(out, "parts and whole", parts());
        print(
                out,
                "experiments",
                maps(run.get("experiments")).map(RunText::experiment).toList());
        print(out, "journal", journal());
        print(out, "next", new NextStep(run).sentences());
    }

    private static void print(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(title);
            lines.forEach(line -> out.println("  " + Visible.line(line)));
        }
    }

    private List<String> facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("platform", joined(" ", run.get("platform"), bracketed("", run.get("sequencer_type"))));
        facts.put("instrument", joined(" ", inspection.get("instrument"), bracketed("", details.get("model"))));
        facts.put("run number", details.get("run_number"));
        facts.put(
                "flow cell",
                joined(
                        ", ",
                        inspection.get("flowcell"),
                        named("side", details.get("side")),
                        named("mode", details.get("flowcell_mode"))));
        facts.put("date", joined(" ", inspection.get("date"), bracketed("from ", details.get("date_from"))));
        facts.put("experiment name", inspection.get("experiment_name"));
        facts.put(
                "reads",
                joined(" + ", maps(inspection.get("reads")).map(RunText::read).toArray()));
        facts.put(
                "layout",
                joined(
                        ", ",
                        counted(inspection.get("lanes"), "lanes"),
                        counted(details.get("surfaces"), "surfaces"),
                        counted(details.get("swaths"), "swaths"),
                        counted(inspection.get("tiles"), "tiles")));
        facts.put("recipe", joined(", ", details.get("recipe"), details.get("workflow"), details.get("chemistry")));
        facts.put(
                "software",
                joined(
                        ", ",
                        joined(" ", details.get("application"), details.get("application_version")),
                        named("RTA", details.get("rta_version"))));
        maps(details.get("consumables")).forEach(item -> facts.merge("consumables", consumable(item), RunText::both));
        facts.put("outcome", run.get("outcome"));
        facts.put("manifest", run.get("instrument_manifest"));
        facts.put("sequencer", run.get("sequencer"));
        facts.put("folder", run.get("path"));
        texts(run.get("copies")).forEach(copy -> facts.merge("also shown by", copy, RunText::both));
        facts.put("archive", run.get("archive"));
        facts.put("logical path", run.get("irods_path"));
        facts.put("archived", joined(", ", counted(run.get("files"), "files"), counted(run.get("bytes"), "bytes")));
        facts.put("SHA-256 of list", run.get("manifest_sha256"));
        facts.put("progress", progress());
        return columns(facts);
    }

    private @Nullable String progress() {
        Map<String, Object> going = map(run.get("progress"));
        return going.isEmpty()
                ? null
                : going.get("files_verified") + " of " + going.get("files") + " files, " + going.get("bytes_copied")
                        + " of " + going.get("bytes") + " bytes";
    }

    private List<String> times() {
        Map<String, @Nullable Object> times = new LinkedHashMap<>();
        times.put("first seen", time(run.get("first_seen")));
        times.put("complete", time(run.get("completed")));
        times.put("archived", time(run.get("ingested")));
        times.put("last change", time(run.get("last_change")));
        List<String> lines = new ArrayList<>(columns(times));
        lines.add("all in " + zone.getId());
        return lines;
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        maps(run.get("units"))
                .map(part -> joined(
                        " ",
                        String.valueOf(part.get("unit")).isEmpty() ? "whole run" : part.get("unit"),
                        bracketed("", part.get("id")),
                        "is",
                        joined(": ", part.get("state"), part.get("reason"))))
                .forEach(part -> parts.add(String.valueOf(part)));
        map(run.get("awaited_units"))
                .forEach((unit, files) -> parts.add(
                        unit + " has not come; the run's manifest names " + counted(files, "files") + " of it"));
        return parts;
    }

    private List<String> journal() {
        List<String> lines = maps(run.get("journal"))
                .map(line -> joined(
                        "  ",
                        time(line.get("at")),
                        line.get("kind"),
                        line.get("message"),
                        bracketed("by ", line.get("who"))))
                .map(String::valueOf)
                .toList();
        int left = Math.max(0, lines.size() - JOURNAL);
        return left == 0
                ? lines
                : Stream.concat(
                                Stream.of(left + " older lines; all with --json"),
                                lines.stream().skip(left))
                        .toList();
    }

    private static String experiment(Map<String, Object> experiment) {
        return String.valueOf(joined(
                ", ",
                experiment.get("label") + " (" + experiment.get("id") + ")",
                named("state", experiment.get("state")),
                named("workflow", experiment.get("workflow")),
                experiment.get("waits")));
    }

    private static String read(Map<String, Object> read) {
        return read.get("cycles")
                + (Boolean.TRUE.equals(read.get("indexed")) ? " index" : "")
                + (Boolean.TRUE.equals(read.get("reverse_complement")) ? " reverse complement" : "");
    }

    private static String consumable(Map<String, Object> item) {
        return String.valueOf(joined(
                ", ",
                joined(" ", item.get("type"), item.get("serial")),
                named("part", item.get("part")),
                named("lot", item.get("lot"))));
    }

    private @Nullable String time(@Nullable Object instant) {
        return instant == null
                ? null
                : TIME.format(Instant.parse(instant.toString()).atZone(zone));
    }

    private static Object both(@Nullable Object one, @Nullable Object other) {
        return one + "; " + other;
    }

    private static List<String> columns(Map<String, @Nullable Object> all) {
        int width = all.keySet().stream().mapToInt(String::length).max().orElse(0);
        return all.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + " ".repeat(width - entry.getKey().length() + 2) + entry.getValue())
                .toList();
    }

    /** What is known of these; null where nothing is. */
    private static @Nullable String joined(String between, @Nullable Object... values) {
        String text = Stream.of(values)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(value -> !value.isBlank())
                .collect(Collectors.joining(between));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String bracketed(String before, @Nullable Object value) {
        return value == null ? null : "(" + before + value + ")";
    }

    private static @Nullable String named(String name, @Nullable Object value) {
        return value == null ? null : name + " " + value;
    }

    private static @Nullable String counted(@Nullable Object count, String what) {
        return count == null
                ? null
                : count + " " + (count.toString().equals("1") ? what.substring(0, what.length() - 1) : what);
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Stream<Map<String, Object>> maps(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(RunText::map) : Stream.of();
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, member) -> map.put(String.valueOf(key), member));
        }
        return map;
    }
}
