package io.cameleer.signal.python;

import io.cameleer.analysis.Chain;
import io.cameleer.app.Applications;
import io.cameleer.app.IsablDocuments;
import io.cameleer.app.Registered;
import io.cameleer.app.SubmitAnalyses;
import io.cameleer.signal.CarryChain;
import io.cameleer.signal.SignalCall;
import io.cameleer.signal.SignalSource;
import io.cameleer.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signals that are functions in Python, named by import strings as Isabl's settings ON_DATA_IMPORT and ON_STATUS_CHANGE
 * have them. Each call is a process of its own, ended when it takes too long or when its caller is interrupted. A function
 * that is not registered can be fired all the same, by its import string.
 */
public final class PythonSignals implements SignalSource {

    private static final String IMPORT_STRING = "[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)+";

    private final PythonSettings settings;
    private final Map<String, List<String>> registered;
    private final Applications applications;
    private final SubmitAnalyses submit;
    private final CarryChain chains;

    /** {@code registered}: import strings by kind. */
    public PythonSignals(
            PythonSettings settings,
            Map<String, List<String>> registered,
            Applications applications,
            SubmitAnalyses submit,
            CarryChain chains) {
        this.settings = settings;
        this.registered = Map.copyOf(registered);
        this.applications = applications;
        this.submit = submit;
        this.chains = chains;
    }

    @Override
    public String origin() {
        return "python";
    }

    @Override
    public List<String> names(String kind) {
        return registered.getOrDefault(kind, List.of());
    }

    @Override
    public boolean answers(String kind, String name) {
        return name.matches(IMPORT_STRING);
    }

    @Override
    public void fire(SignalCall call) throws InterruptedException {
        Map<String, String> environment = Map.of(Chain.VARIABLE, chains.token(call.chain()));
        try (PythonProcess python = PythonProcess.start(settings, environment)) {
            Map<String, Object> request = request();
            request.put("import_string", call.name());
            request.put("failure", call.kind().equals(Signals.FAILURE));
            request.put("argument", IsablDocuments.plain(call.body()));
            python.tell(request);
            ApplicationCalls calls = new ApplicationCalls(applications, submit, call);
            for (Map<String, Object> message = python.next(); !message.containsKey("done"); message = python.next()) {
                if (message.containsKey("failed")) {
                    throw new PythonFailure(
                            String.valueOf(message.get("failed")), String.valueOf(message.get("traceback")));
                }
                python.tell(calls.answer(message));
            }
        }
    }

    /** What is wrong with the registered import strings: found out by importing each. */
    public List<String> problems() {
        Set<String> all = new LinkedHashSet<>();
        registered.values().forEach(all::addAll);
        return all.isEmpty() ? List.of() : check(List.copyOf(all));
    }

    @Override
    public Optional<String> problem(String name) {
        return check(List.of(name)).stream().findFirst();
    }

    private List<String> check(List<String> names) {
        try (PythonProcess python = PythonProcess.start(settings, Map.of())) {
            Map<String, Object> request = request();
            request.put("check", names);
            python.tell(request);
            return problems(names, python.next().get("problems"));
        } catch (PythonFailure e) {
            return List.of(
                    "Python signals cannot be looked at: " + e.traceback().strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<String> problems(List<String> names, @Nullable Object found) {
        List<String> problems = new ArrayList<>();
        if (found instanceof List<?> list) {
            for (int i = 0; i < Math.min(names.size(), list.size()); i++) {
                if (list.get(i) != null) {
                    problems.add("signal " + names.get(i) + " cannot be imported: " + list.get(i)
                            + "; mend it, or take it out of the settings. Modules are looked for in "
                            + (settings.modules().isEmpty() ? "Python's own folders" : settings.modules()));
                }
            }
        }
        return problems;
    }

    private Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put(
                "path",
                settings.modules().stream()
                        .map(Path::toAbsolutePath)
                        .map(Path::toString)
                        .toList());
        request.put(
                "applications",
                applications.all().stream().map(PythonSignals::described).toList());
        return request;
    }

    private static Map<String, Object> described(Registered registered) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("class", registered.className());
        described.put("name", registered.application().isablName());
        described.put("route", registered.application().name());
        described.put("version", registered.application().version());
        described.put("assembly", registered.application().assembly());
        described.put("species", registered.application().species());
        return described;
    }
}
