package io.cameleer.signal.python;

import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.app.Applications;
import io.cameleer.app.InvalidRequestException;
import io.cameleer.app.IsablDocuments;
import io.cameleer.app.Registered;
import io.cameleer.app.Submission;
import io.cameleer.app.Submission.Invalid;
import io.cameleer.app.Submission.Mode;
import io.cameleer.app.Submission.Report;
import io.cameleer.app.Submission.Result;
import io.cameleer.app.SubmitAnalyses;
import io.cameleer.signal.SignalCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers {@code apps.BwaMemGRCh37().run(...)} of a signal that runs. What the signal sent is checked like any input. */
final class ApplicationCalls {

    private final Applications applications;
    private final SubmitAnalyses submit;
    private final SignalCall call;

    ApplicationCalls(Applications applications, SubmitAnalyses submit, SignalCall call) {
        this.applications = applications;
        this.submit = submit;
        this.call = call;
    }

    /** The answer to a question; what is wrong with it is in the answer's {@code error}. */
    Map<String, Object> answer(Map<String, Object> question) {
        try {
            List<Tuple> tuples = tuples(question.get("tuples"));
            Report report = submit.submit(new Submission(
                    registered(question.get("application")),
                    tuples,
                    Boolean.TRUE.equals(question.get("commit")),
                    mode(question),
                    "signal " + call.name(),
                    call.chain()));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("run", results(report.run()));
            answer.put("skipped", results(report.skipped()));
            answer.put(
                    "invalid",
                    report.invalid().stream()
                            .map(invalid -> invalid(invalid, tuples))
                            .toList());
            return answer;
        } catch (InvalidRequestException | IllegalArgumentException e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    private Registered registered(@Nullable Object application) {
        if (!(application instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("the question names no application");
        }
        Application wanted = new Application(
                String.valueOf(map.get("route")),
                String.valueOf(map.get("version")),
                String.valueOf(map.get("assembly")),
                String.valueOf(map.get("species")));
        return applications
                .find(wanted)
                .orElseThrow(() -> new InvalidRequestException("application " + wanted + " is not running any more"));
    }

    private static Mode mode(Map<String, Object> question) {
        if (Boolean.TRUE.equals(question.get("force"))) {
            return Mode.FORCE;
        }
        return Boolean.TRUE.equals(question.get("restart")) ? Mode.RESTART : Mode.NORMAL;
    }

    private static List<Tuple> tuples(@Nullable Object tuples) {
        List<Tuple> read = new ArrayList<>();
        if (tuples instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof List<?> pair) || pair.size() != 2) {
                    throw new IllegalArgumentException("each tuple must be (targets, references)");
                }
                read.add(new Tuple(keys(pair.get(0)), keys(pair.get(1))));
            }
        }
        return read;
    }

    private static List<Long> keys(Object keys) {
        if (!(keys instanceof List<?> list)) {
            throw new IllegalArgumentException("targets and references must be lists of experiments");
        }
        return list.stream()
                .map(key -> {
                    if (key instanceof Integer || key instanceof Long) {
                        return ((Number) key).longValue();
                    }
                    throw new IllegalArgumentException("'" + key + "' is no key of an experiment");
                })
                .toList();
    }

    private static List<Map<String, Object>> results(List<Result> results) {
        return results.stream()
                .map(result -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("analysis", IsablDocuments.plain(result.analysis()));
                    document.put("status", result.status());
                    return document;
                })
                .toList();
    }

    private static Map<String, Object> invalid(Invalid invalid, List<Tuple> tuples) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("index", tuples.indexOf(invalid.tuple()));
        document.put("reason", invalid.reason());
        return document;
    }
}
