package io.cameleer.app;

import io.cameleer.analysis.Chain;
import io.cameleer.analysis.Tuple;
import io.cameleer.app.Submission.Mode;
import io.cameleer.app.Submission.Report;
import io.cameleer.route.CallHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code to: app:bwa-mem} does in a route: it submits an analysis of what the body is. An experiment, or a list of
 * them, is the targets; an analysis brings its targets; a map with {@code targets} and {@code references} brings both. The
 * body stays what it was. {@code restart=true}, {@code force=true} and {@code commit=false} are those of Isabl's run.
 */
public final class CallApplication implements CallHandler {

    private final Applications applications;
    private final SubmitAnalyses submit;

    public CallApplication(Applications applications, SubmitAnalyses submit) {
        this.applications = applications;
        this.submit = submit;
    }

    /**
     * Submits.
     *
     * @throws InvalidRequestException there is no such application, or it does not take what the body is
     */
    @Override
    public void call(String name, Map<String, Object> options, @Nullable Object body, Map<String, Object> properties) {
        Map<String, Object> wanted = new HashMap<>(options);
        boolean restart = flag(wanted.remove("restart"));
        boolean force = flag(wanted.remove("force"));
        boolean commit = !"false".equals(String.valueOf(wanted.remove("commit")));
        List<String> chain = Chain.of(properties.get(Chain.PROPERTY));
        Report report = submit.submit(new Submission(
                applications.resolve(name, wanted),
                List.of(tuple(body)),
                commit,
                force ? Mode.FORCE : restart ? Mode.RESTART : Mode.NORMAL,
                chain.isEmpty() ? "a route" : "signal " + chain.get(chain.size() - 1),
                chain));
        if (!report.invalid().isEmpty()) {
            throw new InvalidRequestException("app:" + name + " does not take this: "
                    + report.invalid().stream().map(Submission.Invalid::reason).collect(Collectors.joining("; ")));
        }
    }

    private static boolean flag(@Nullable Object value) {
        return "true".equals(String.valueOf(value));
    }

    private static Tuple tuple(@Nullable Object body) {
        if (body instanceof Map<?, ?> map && map.containsKey("targets")) {
            boolean analysis = map.containsKey("application");
            return new Tuple(keys(map.get("targets")), analysis ? List.of() : keys(map.get("references")));
        }
        return new Tuple(keys(body), List.of());
    }

    /** Experiments by their documents or by their keys. */
    static List<Long> keys(@Nullable Object experiments) {
        List<Long> keys = new ArrayList<>();
        if (experiments instanceof List<?> list) {
            list.forEach(item -> keys.addAll(keys(item)));
        } else if (experiments instanceof Map<?, ?> map) {
            keys.addAll(keys(map.containsKey("pk") ? map.get("pk") : map.get("id")));
        } else if (experiments != null && String.valueOf(experiments).matches("[0-9]{1,18}")) {
            keys.add(Long.valueOf(String.valueOf(experiments)));
        } else if (experiments != null) {
            throw new InvalidRequestException("'" + experiments + "' is no experiment; give one, a list of them, an "
                    + "analysis, or a map with targets and references");
        }
        return keys;
    }
}
