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
import org.jspecify.annotations.Nullable;

/**
 * What the instrument's own manifest proves of a unit that is archived. The archive holds it against what it copies and
 * publishes nothing that contradicts it, so an archived unit's status is what is said here.
 *
 * @param checksums for the archive; relative to the unit
 * @param status {@code verified} by checksums, {@code named} only, {@code absent} or {@code unchecked}; null where the
 *     platform writes no manifest
 * @param evidence the same as a sentence; empty where there is nothing to say
 */
record InstrumentProof(Checksums checksums, @Nullable String status, String evidence) {

    private static final InstrumentProof NONE = new InstrumentProof(Checksums.NONE, null, "");

    /** @throws UnusableException where the manifest is there and cannot be read */
    static InstrumentProof of(Run run, Inspection whole) throws UnusableException {
        Optional<String> file = Optional.ofNullable(whole.rule()).flatMap(rule -> rule.manifestFile(run.unit()));
        if (file.isEmpty()) {
            return NONE;
        }
        ManifestCheck check = run.handling().demands().manifest();
        if (check == ManifestCheck.OFF) {
            return new InstrumentProof(Checksums.NONE, "unchecked", "");
        }
        Optional<InstrumentManifest> manifest = read(run.folder(), file.get());
        if (manifest.isEmpty() && !run.isWhole()) {
            manifest = ofRun(run, whole);
        }
        if (manifest.isEmpty()) {
            return new InstrumentProof(Checksums.NONE, "absent", "");
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
        int sums = 0;
        int left = 0;
        for (Map.Entry<String, String> said : manifest.sums().entrySet()) {
            String path = said.getKey();
            if (run.isWhole() && isOfUnit(path, whole)) {
                left++;
                continue;
            }
            if (!path.startsWith(inside)) {
                continue;
            }
            String sum = check == ManifestCheck.CHECKSUMS ? said.getValue() : "";
            sums += sum.isEmpty() ? 0 : 1;
            md5.put(NameBytes.path(path.substring(inside.length()).getBytes(StandardCharsets.UTF_8)), sum);
        }
        String name = manifest.file();
        String later = left == 0 ? "" : "; " + left + " files of analyses are compared when those are archived";
        if (md5.isEmpty()) {
            return new InstrumentProof(Checksums.NONE, "unchecked", name + ": names no file of this unit" + later);
        }
        return new InstrumentProof(
                new Checksums(name, md5),
                sums == md5.size() ? "verified" : "named",
                name + ": " + md5.size() + " files are there, " + sums + " with the MD5 that it says" + later);
    }

    private static boolean isOfUnit(String path, Inspection whole) {
        String[] names = path.split("/", -1);
        StringBuilder above = new StringBuilder();
        for (int i = 0; i < names.length - 1; i++) {
            above.append(i == 0 ? "" : "/").append(names[i]);
            if (whole.unitFolders().isUnit(above.toString())) {
                return true;
            }
        }
        return false;
    }

    /** The manifest is there and says nothing that can be understood; the message is for people. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }
}
