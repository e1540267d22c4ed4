package io.cameleer.signal.batch;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.filter.Field;
import io.cameleer.filter.Shape;
import io.cameleer.filter.ValueType;
import java.util.Arrays;
import java.util.List;

/** The fields that filters may name: those of the documents that signals get, and of the records of failure. */
public final class Shapes {

    private static final Shape INDIVIDUAL = Shape.of("individual")
            .values(ValueType.INTEGER, "pk")
            .values(ValueType.TEXT, "identifier", "species")
            .alias("id", "pk")
            .build();
    private static final Shape SAMPLE = Shape.of("sample")
            .values(ValueType.TEXT, "identifier", "category")
            .field("individual", new Field.One(INDIVIDUAL))
            .build();
    private static final Shape TECHNIQUE = Shape.of("technique")
            .values(ValueType.TEXT, "category", "method", "slug", "name")
            .build();
    private static final Shape PLATFORM =
            Shape.of("platform").values(ValueType.TEXT, "slug").build();
    private static final Shape PROJECT = Shape.of("project")
            .values(ValueType.INTEGER, "pk")
            .values(ValueType.TEXT, "title")
            .alias("id", "pk")
            .build();
    private static final Shape ASSEMBLY =
            Shape.of("assembly").values(ValueType.TEXT, "name", "species").build();
    private static final Shape APPLICATION = Shape.of("application")
            .values(ValueType.INTEGER, "pk")
            .values(ValueType.TEXT, "name", "route", "version")
            .field("assembly", new Field.One(ASSEMBLY))
            .alias("id", "pk")
            .build();

    private static final Shape RESULT = analysis().build();

    public static final Shape EXPERIMENT = Shape.of("an experiment")
            .values(ValueType.INTEGER, "pk", "run")
            .values(ValueType.TEXT, "system_id", "identifier", "label", "subject", "cohort", "state")
            .values(ValueType.TIME, "scandate")
            .values(ValueType.OPEN, "metadata", "variables", "raw_data")
            .field("sample", new Field.One(SAMPLE))
            .field("technique", new Field.One(TECHNIQUE))
            .field("platform", new Field.One(PLATFORM))
            .field("projects", new Field.Many(PROJECT))
            .field("results", new Field.Many(RESULT))
            .alias("id", "pk")
            .build();

    public static final Shape ANALYSIS = analysis()
            .values(ValueType.OPEN, "results", "data")
            .values(ValueType.TEXT, "notes")
            .field("targets", new Field.Many(EXPERIMENT))
            .field("references", new Field.Many(EXPERIMENT))
            .field("chain", new Field.Values(ValueType.TEXT))
            .alias("projects", "targets__projects")
            .build();

    public static final Shape FAILURE = Shape.of("a record of failure")
            .values(ValueType.INTEGER, "pk", "target_id", "attempts")
            .values(ValueType.TEXT, "import_string")
            .choice("target_endpoint", List.of(Endpoints.EXPERIMENTS, Endpoints.ANALYSES))
            .values(ValueType.TIME, "first_failed", "last_failed")
            .values(ValueType.OPEN, "data")
            .alias("id", "pk")
            .build();

    private Shapes() {}

    /** What an analysis is without its experiments. */
    private static Shape.Builder analysis() {
        return Shape.of("an analysis")
                .values(ValueType.INTEGER, "pk", "wait_time", "run_time")
                .values(ValueType.TEXT, "storage_url", "ran_by", "uri")
                .choice(
                        "status",
                        Arrays.stream(AnalysisStatus.values()).map(Enum::name).toList())
                .values(ValueType.TIME, "created", "modified", "submitted", "started", "finished")
                .field("application", new Field.One(APPLICATION))
                .alias("id", "pk");
    }
}
