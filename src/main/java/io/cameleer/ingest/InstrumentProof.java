package io.cameleer.ingest;

import io.cameleer.archive.Checksums;
import io.cameleer.archive.NameBytes;
import io.cameleer.run.Demands.ManifestCheck;
import io.cameleer.run.Inspection;
import io.cameleer.run.InstrumentManifest;
import io.cameleer.run.Problems;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunProblem;
import io.cameleer.run.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the instrument's own manifest proves of a unit that is archived. The archive holds it against what it copies and
 * publishes nothing that contradicts it, so an archived unit's status is what is said here.
 *
 * @param checksums for the archive; relative to the unit
 * @param status {@code verified} by checksums, {@code named} only, {@code absent} or {@code unchecked}; null where the
 *     platform writes no manifest
 * @param evidence the same as a sentence; empty where there is nothing to say
 * @param later how many files of each of the run's units a run's manifest names, which are the units' matter
 */
record InstrumentProof(Checksums checksums, @Nullable String status, String evidence, Map<String, Integer> later) {

    private static final InstrumentProof NONE = new InstrumentProof(Checksums.NONE, null, "", Map.of());

    /** @throws UnusableException where the manifest is there and cannot be read */
    static InstrumentProof of(Run run, Inspection whole) throws UnusableException {
        Optional<String> file = Optional.ofNullable(whole.rule()).flatMap(rule -> rule.manifestFile(run.unit()));
        if (file.isEmpty()) {
            return NONE;
        }
        ManifestCheck check = run.handling().demands().manifest();
        if (check == ManifestCheck.OFF) {
            return new InstrumentProof(Checksums.NONE, "unchecked", "", Map.of());
        }
        Optional<InstrumentManifest> manifest = read(run.folder(), file.get());
        if (manifest.isEmpty() && !run.isWhole()) {
            manifest = ofRun(run, whole);
        }
        if (manifest.isEmpty()) {
            return new InstrumentProof(Checksums.NONE, "absent", "", Map.of());
        }
        return held(run, whole, manifest.get(), check);
    }

    /** The run's manifest, where it names files of this part, which the run left to it. */
    private static Optional<InstrumentManifest> ofRun(Run part, Inspection whole) throws UnusableException {
        Optional<String> file = Optional.ofNullable(whole.rule()).flatMap(rule -> rule.manifestFile(""));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return read(part.folder(), file.get()).filter(manifest -> manifest.sums().keySet().stream()
                .anyMatch(path -> path.startsWith(part.unit() + "/")));
    }

    private static Optional<InstrumentManifest> read(Path folder, String file) throws UnusableException {
        Problems problems = new Problems();
        try {
            Optional<InstrumentManifest> manifest = InstrumentManifest.read(RunFolder.open(folder), file, problems);
            Optional<RunProblem> broken = problems.list().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .findFirst();
            if (broken.isPresent()) {
                throw new UnusableException(broken.get().message());
            }
            return manifest;
        } catch (IOException e) {
            throw new UnusableException(folder + " cannot be listed: " + e.getMessage());
        }
    }

    private static InstrumentProof held(Run run, Inspection whole, InstrumentManifest manifest, ManifestCheck check) {
        String inside = run.isWhole() ? "" : run.unit() + "/";
        Map<Path, String> md5 = new LinkedHashMap<>();
        Map<String, Integer> later = new TreeMap<>();
        int sums = 0;
        for (Map.Entry<String, String> said : manifest.sums().entrySet()) {
            String path = said.getKey();
            Optional<String> unit = run.isWhole() ? unit(path, whole) : Optional.empty();
            unit.ifPresent(name -> later.merge(name, 1, Integer::sum));
            if (unit.isPresent() || !path.startsWith(inside)) {
                continue;
            }
            String sum = check == ManifestCheck.CHECKSUMS ? said.getValue() : "";
            sums += sum.isEmpty() ? 0 : 1;
            md5.put(NameBytes.path(path.substring(inside.length()).getBytes(StandardCharsets.UTF_8)), sum);
        }
        String name = manifest.file();
        String unread = Stream.of(manifest.unread(), check == ManifestCheck.CHECKSUMS ? manifest.doubtful() : "")
                .filter(what -> !what.isEmpty())
                .collect(Collectors.joining("; "));
        if (md5.isEmpty() && unread.isEmpty()) {
            return new InstrumentProof(
                    Checksums.NONE, "unchecked", name + ": names no file of this unit" + words(later), later);
        }
        return new InstrumentProof(
                new Checksums(name, md5, unread),
                sums == md5.size() ? "verified" : "named",
                name + ": " + (md5.size() == 1 ? "1 file is there, " : md5.size() + " files are there, ") + sums
                        + " with the MD5 that it says" + words(later),
                later);
    }

    private static String words(Map<String, Integer> later) {
        return later.entrySet().stream()
                .map(unit -> "; what it says of " + unit.getKey() + " (" + unit.getValue()
                        + (unit.getValue() == 1 ? " file" : " files") + ") is compared when that is archived")
                .collect(Collectors.joining());
    }

    /** The unit that a file belongs to; empty: it is the run's own. */
    private static Optional<String> unit(String path, Inspection whole) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            String above = path.substring(0, end);
            if (whole.unitFolders().isUnit(above)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    /** The manifest is there and cannot be read; the message is for people. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
