package io.cameleer.run.illumina;

import io.cameleer.run.Problems;
import io.cameleer.run.RunDate;
import io.cameleer.run.RunFacts;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunInfo;
import io.cameleer.run.RunParameters;
import io.cameleer.run.RunReader;
import io.cameleer.run.XmlFile;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of an Illumina run folder: RunInfo.xml, RunParameters.xml in both spellings, status files, sample sheet. */
public final class IlluminaReader implements RunReader {

    static final String FAMILY = "illumina";

    private static final String RUN_INFO = "RunInfo.xml";
    private static final List<String> RUN_PARAMETERS = List.of("RunParameters.xml", "runParameters.xml");

    private final RunDates dates;

    /** @param zone of the instruments' disks, for the time of a file that stands in for a missing date */
    public IlluminaReader(ZoneId zone) {
        this.dates = new RunDates(zone);
    }

    @Override
    public boolean claims(RunFolder folder) {
        return folder.names().contains(RUN_INFO)
                || RUN_PARAMETERS.stream().anyMatch(folder.names()::contains)
                || folder.has("RTAComplete.txt");
    }

    @Override
    public RunFacts read(RunFolder folder, Problems problems) {
        RunInfo info = runInfo(folder, problems);
        List<String> spellings =
                RUN_PARAMETERS.stream().filter(folder.names()::contains).toList();
        String parametersFile = spellings.isEmpty() ? RUN_PARAMETERS.get(0) : spellings.get(0);
        if (spellings.size() > 1) {
            problems.warning(
                    "runparameters-twice",
                    spellings.get(1),
                    null,
                    "the folder holds " + String.join(" and ", spellings) + "; the first was read, this one was not."
                            + " Check which of them the instrument wrote.");
        }
        RunParameters parameters = runParameters(folder, parametersFile, problems);
        checkAgreement(folder, info, parameters, problems);
        @Nullable RunDate date = dates.decide(folder, info, parameters, parametersFile, problems);
        return new RunFacts(
                FAMILY,
                info,
                parameters,
                date,
                StatusFiles.completion(folder, info, problems),
                StatusFiles.analysis(folder, problems),
                Sheets.atRoot(folder, info, problems));
    }

    private static RunInfo runInfo(RunFolder folder, Problems problems) {
        if (!folder.names().contains(RUN_INFO)) {
            problems.error(
                    "runinfo-missing",
                    RUN_INFO,
                    null,
                    "RunInfo.xml is not in the run folder, so the run has no id yet. Wait for the copy, or copy it from the instrument.");
            return RunInfo.NONE;
        }
        return XmlFile.read(folder, RUN_INFO, problems)
                .map(root -> new RunInfoReader(RUN_INFO, problems).read(root))
                .orElse(RunInfo.NONE);
    }

    private static RunParameters runParameters(RunFolder folder, String file, Problems problems) {
        if (!folder.names().contains(file)) {
            return RunParameters.NONE;
        }
        return XmlFile.read(folder, file, problems)
                .map(root -> new RunParametersReader(file, problems).read(root))
                .orElse(RunParameters.NONE);
    }

    private static void checkAgreement(RunFolder folder, RunInfo info, RunParameters parameters, Problems problems) {
        String runId = info.runId();
        if (runId == null) {
            return;
        }
        if (!folder.name().equals(runId)) {
            problems.warning(
                    "folder-differs",
                    RUN_INFO,
                    null,
                    "the folder is called " + Texts.shown(folder.name()) + ", RunInfo.xml says " + Texts.shown(runId)
                            + "; the run is known by the latter. Check that it is the run you expect.");
        }
        if (parameters.runId() != null && !parameters.runId().equals(runId)) {
            problems.warning(
                    "run-id-differs",
                    RUN_INFO,
                    null,
                    "RunInfo.xml says run " + Texts.shown(runId) + ", the run parameters say "
                            + Texts.shown(parameters.runId())
                            + "; RunInfo.xml was believed. Check that both files are of this run.");
        }
        checkAgreement("instrument", info.instrument(), parameters.instrument(), problems);
        checkAgreement("flowcell", info.flowcell(), parameters.flowcell(), problems);
    }

    /** One may be written with something before it, such as MiSeq's zeros. */
    private static void checkAgreement(
            String what, @Nullable String info, @Nullable String parameters, Problems problems) {
        if (info != null && parameters != null && !info.endsWith(parameters) && !parameters.endsWith(info)) {
            problems.warning(
                    what + "-differs",
                    RUN_INFO,
                    null,
                    "RunInfo.xml says " + what + " " + Texts.shown(info) + ", the run parameters say "
                            + Texts.shown(parameters)
                            + "; RunInfo.xml was believed. Check that both files are of this run.");
        }
    }
}
