package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Answer;
import io.cameleer.run.Completeness;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Platforms;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.UnitInspection;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyses on the instrument, which become complete on their own. */
class NovaSeqXTest {

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());
    private final Path parent;

    NovaSeqXTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void an_analysis_on_the_instrument_becomes_complete_on_its_own() {
        RunFolderFixture run = RunFolderFixture.of("novaseqx", parent).with("Analysis/1/Data/x.fastq.gz", "");
        Inspection early = inspector.inspect(run.complete());
        assertThat(early.complete()).isEqualTo(Answer.YES);
        assertThat(early.units()).singleElement().satisfies(unit -> {
            assertThat(unit.unit()).isEqualTo("Analysis/1");
            assertThat(unit.completeness().complete()).isEqualTo(Answer.NO);
        });

        run.with("Analysis/1/Data/Secondary_Analysis_Complete.txt", "")
                .with("Analysis/2/x", "")
                .with("Analysis/notes/x", "");
        assertThat(unit(run, "Analysis/1").missing()).containsExactly("Analysis/1/CopyComplete.txt");

        run.with("Analysis/1/CopyComplete.txt", "");
        assertThat(unit(run, "Analysis/1").complete()).isEqualTo(Answer.YES);
        assertThat(unit(run, "Analysis/2").complete()).isEqualTo(Answer.NO);
        assertThat(inspector.inspect(run.path()).units()).hasSize(2);

        run.without("Analysis/1/Data/Secondary_Analysis_Complete.txt");
        assertThat(unit(run, "Analysis/1").complete()).isEqualTo(Answer.NO);
    }

    @Test
    void the_markers_of_analyses_lie_deeper() {
        var novaSeqX = Platforms.standard().named("novaseqx").orElseThrow();

        assertThat(novaSeqX.markerDepth()).isEqualTo(3);
        assertThat(novaSeqX.isMarker("Analysis/12/CopyComplete.txt")).isTrue();
        assertThat(novaSeqX.isMarker("Analysis/x/CopyComplete.txt")).isFalse();
        assertThat(novaSeqX.manifestFile("")).contains("Manifest.tsv");
        assertThat(novaSeqX.manifestFile("Analysis/1")).contains("Analysis/1/Manifest.tsv");
    }

    private Completeness unit(RunFolderFixture run, String unit) {
        return inspector.inspect(run.path()).units().stream()
                .filter(seen -> seen.unit().equals(unit))
                .map(UnitInspection::completeness)
                .findFirst()
                .orElseThrow();
    }
}
