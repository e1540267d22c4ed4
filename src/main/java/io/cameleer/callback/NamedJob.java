package io.cameleer.callback;

import io.cameleer.callback.Jobs.Ended;
import io.cameleer.callback.Jobs.Started;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The callback {@code job}: starts a named job, waits for it and takes its result. A run of the callback starts one job,
 * also where another worker takes the run over. Safe for use by several threads.
 */
public final class NamedJob {

    private static final String NAME = "name";
    private static final String PARAMETERS = "parameters";
    private static final Duration LOOKS = Duration.ofMillis(500);

    private final Jobs jobs;
    private final RunningPrograms running;

    public NamedJob(Jobs jobs, RunningPrograms running) {
        this.jobs = jobs;
        this.running = running;
    }

    /**
     * The callback's result: name, flow_run_id, status, and result or the reason of the job.
     *
     * @throws CallbackFailure where the wait was ended before the job was
     */
    public Map<String, @Nullable Object> run(Map<String, ?> values, CallbackContext context)
            throws InterruptedException {
        CallbackArguments arguments = new CallbackArguments("job", values);
        arguments.warnBeyond(Set.of(NAME, PARAMETERS), context);
        String name = arguments.text(NAME);
        if (jobs.names().stream().noneMatch(known -> known.equals(routeName(name)))) {
            throw arguments.problem(
                    NAME, "names the job '" + name + "', which is not there", "use one of " + jobs.names());
        }
        Map<String, @Nullable Object> parameters =
                filled(arguments.mapping(PARAMETERS), new Substitutions(context, "XNAT"));
        try (Ending ending = Ending.of(context, running)) {
            Started started = jobs.start(name, parameters, context.executionId() + "/" + context.run());
            RunNotes.add(context, "job %s has the flow_run_id %s".formatted(name, started.flowRunId()));
            return result(name, started, await(name, started, ending));
        }
    }

    /** Jobs are called by their names as people write them. */
    private static String routeName(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    }

    private Ended await(String name, Started started, Ending ending) throws InterruptedException {
        for (Optional<Ended> ended = jobs.ended(started.id()); ; ended = jobs.ended(started.id())) {
            if (ended.isPresent()) {
                return ended.get();
            }
            if (!ending.pause(LOOKS)) {
                throw new CallbackFailure(ended(name, started, ending.reason().orElse("")));
            }
        }
    }

    /** A job of a service that stops is waited for again after its next start. */
    private String ended(String name, Started started, String reason) {
        String sentence = "the wait for job %s (%s) was ended because %s".formatted(name, started.flowRunId(), reason);
        if (reason.equals(RunningPrograms.STOPS)) {
            return sentence;
        }
        return jobs.withdraw(started.id(), "its callback was ended because " + reason)
                ? sentence + "; the job had not begun and is cancelled"
                : sentence + "; the job itself goes on";
    }

    private static Map<String, @Nullable Object> result(String name, Started started, Ended ended) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("name", name);
        result.put("flow_run_id", started.flowRunId());
        result.put("status", ended.status());
        result.put("result", ended.result());
        boolean completed = ended.status().equals("COMPLETED");
        result.put(CallbackResult.SUCCESS, completed);
        if (!completed) {
            result.put(
                    CallbackResult.EXCEPTION,
                    "job %s (%s) ended as %s%s"
                            .formatted(
                                    name,
                                    started.flowRunId(),
                                    ended.status(),
                                    ended.message() == null ? "" : ": " + ended.message()));
        }
        return result;
    }

    private static Map<String, @Nullable Object> filled(
            Map<String, @Nullable Object> values, Substitutions substitutions) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        values.forEach((key, value) -> filled.put(key, filledWithin(value, substitutions)));
        return filled;
    }

    private static @Nullable Object filledWithin(@Nullable Object value, Substitutions substitutions) {
        if (value instanceof String text) {
            return substitutions.fill(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> filledWithin(item, substitutions)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> filled = new LinkedHashMap<>();
            map.forEach((key, item) -> filled.put(PythonText.str(key), filledWithin(item, substitutions)));
            return filled;
        }
        return value;
    }
}
