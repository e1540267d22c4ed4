package io.cameleer.callback;

import io.cameleer.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of {@code python_function}: which function, with what arguments, after the names in them were filled in. The
 * function runs in a Python of its own, as the program that {@link #program} gives.
 */
public final class PythonFunction {

    /** Bytes of JSON that a return value may have; a result is kept in the store and in conditions. */
    static final int LONGEST_VALUE = 1024 * 1024;

    /** A report has a return value, and a traceback beside it. */
    static final int LONGEST_REPORT = 2 * LONGEST_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(PythonFunction.class);

    private static final String DRIVER = "python_function.py";
    private static final String PACKAGE = "package";
    private static final String MODULE = "module";
    private static final String FUNCTION = "function";
    private static final String PASS = "pass_callback_data";
    private static final String ARGS = "args";
    private static final String KWARGS = "kwargs";
    private static final Set<String> KNOWN = Set.of(PACKAGE, MODULE, FUNCTION, PASS, ARGS, KWARGS);
    private static final Set<Integer> ANY_CODE = Set.of();

    private final CallbackContext context;
    private final String packageName;
    private final String module;
    private final String function;
    private final boolean passData;
    private final List<@Nullable Object> args = new ArrayList<>();
    private final Map<String, @Nullable Object> kwargs = new LinkedHashMap<>();

    private PythonFunction(CallbackArguments arguments, CallbackContext context) {
        this.context = context;
        this.packageName = arguments.text(PACKAGE);
        this.module = arguments.text(MODULE);
        this.function = arguments.text(FUNCTION);
        this.passData = flag(arguments);
        // $XNAT stays as it is: Study Governor fills it in for programs only.
        Substitutions substitutions = new Substitutions(context, null);
        arguments.list(ARGS).forEach(item -> args.add(filled(item, substitutions)));
        arguments.mapping(KWARGS).forEach((name, value) -> kwargs.put(name, filled(value, substitutions)));
    }

    /**
     * The call that the arguments ask for.
     *
     * @throws CallbackFailure naming the argument that does not fit
     */
    public static PythonFunction read(Map<String, ?> values, CallbackContext context) {
        CallbackArguments arguments = new CallbackArguments("python_function", values);
        Set<String> ignored = arguments.beyond(KNOWN);
        if (!ignored.isEmpty()) {
            LOG.warn("{}: python_function ignores the unknown arguments {}", context, ignored);
        }
        return new PythonFunction(arguments, context);
    }

    private static boolean flag(CallbackArguments arguments) {
        Object value = arguments.value(PASS);
        if (value == null || value instanceof Boolean) {
            return !Boolean.FALSE.equals(value);
        }
        throw arguments.problem(PASS, "is " + CallbackArguments.kind(value), "give it true or false");
    }

    private static @Nullable Object filled(@Nullable Object value, Substitutions substitutions) {
        return value instanceof String text ? substitutions.fill(text) : value;
    }

    /** The program that makes the call. */
    public Program program(PythonSettings settings, ProgramFinder finder) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put(PACKAGE, packageName);
        request.put(MODULE, module);
        request.put(FUNCTION, function);
        request.put(ARGS, args);
        request.put(KWARGS, kwargs);
        request.put(PASS, passData);
        request.put("data", passData ? data(settings) : Map.of());
        request.put("config", settings.config());
        request.put("longest", LONGEST_VALUE);
        return new Program(
                finder.find(settings.interpreter()),
                List.of(
                        "-u",
                        context.runDirectory().resolve(DRIVER).toAbsolutePath().toString(),
                        name()),
                ANY_CODE,
                settings.path().isEmpty() ? Map.of() : Map.of("PYTHONPATH", settings.path()),
                Map.of(DRIVER, driver(), "request.json", Json.write(request)));
    }

    /** The execution's document, with the secret that lets the function report by itself. */
    private Map<String, Object> data(PythonSettings settings) {
        Map<String, Object> data = new LinkedHashMap<>(settings.documents().apply(context.executionId()));
        data.put("secret", context.secret());
        return data;
    }

    private static String driver() {
        try (InputStream driver = Objects.requireNonNull(PythonFunction.class.getResourceAsStream(DRIVER), DRIVER)) {
            return new String(driver.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The callback's result, with the names of the manual's table. */
    public Map<String, @Nullable Object> result(ProgramOutcome outcome) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(PACKAGE, packageName);
        result.put(MODULE, module);
        result.put(FUNCTION, function);
        result.put(ARGS, redacted(args));
        result.put(KWARGS, redacted(kwargs));
        result.putAll(report(outcome));
        return result;
    }

    private @Nullable Object redacted(Object value) {
        return Json.read(SecretFilter.redact(Json.write(value), context.secret()));
    }

    private Map<String, @Nullable Object> report(ProgramOutcome outcome) {
        String report = outcome.report();
        if (report != null && outcome.endedBecause() == null) {
            try {
                return Json.readObject(report);
            } catch (IllegalArgumentException overwritten) {
                return failed("The result of " + name() + " cannot be read: " + overwritten.getMessage(), outcome);
            }
        }
        if (outcome.endedBecause() != null) {
            return failed(name() + " was ended because " + outcome.endedBecause(), outcome);
        }
        return failed(
                "%s ended its Python with code %d and returned nothing".formatted(name(), outcome.code()), outcome);
    }

    private static Map<String, @Nullable Object> failed(String why, ProgramOutcome outcome) {
        Map<String, @Nullable Object> failed = new LinkedHashMap<>();
        failed.put("return_value", null);
        failed.put("__traceback__", outcome.errors().isBlank() ? null : outcome.errors());
        failed.put(CallbackResult.EXCEPTION, why);
        failed.put(CallbackResult.SUCCESS, false);
        if (outcome.timedOut()) {
            failed.put(CallbackResult.TIMED_OUT, true);
        }
        return failed;
    }

    private String name() {
        return packageName + "." + module + "." + function;
    }
}
