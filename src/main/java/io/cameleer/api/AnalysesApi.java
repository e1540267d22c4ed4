package io.cameleer.api;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.app.Applications;
import io.cameleer.app.InvalidRequestException;
import io.cameleer.app.IsablDocuments;
import io.cameleer.app.Registered;
import io.cameleer.app.Submission;
import io.cameleer.app.Submission.Mode;
import io.cameleer.app.Submission.Report;
import io.cameleer.app.SubmitAnalyses;
import io.cameleer.store.Cause;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v2/analyses} and {@code /api/v2/applications}: what analyses there are, and what batch systems report. */
public final class AnalysesApi implements OperationGroup {

    private final Store store;
    private final Applications applications;
    private final SubmitAnalyses submit;

    public AnalysesApi(Store store, Applications applications, SubmitAnalyses submit) {
        this.store = store;
        this.applications = applications;
        this.submit = submit;
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("listAnalyses", this::list);
        operations.put("addAnalysis", this::add);
        operations.put("getAnalysis", this::get);
        operations.put("patchAnalysis", this::patch);
        operations.put("listApplications", this::listApplications);
        return operations;
    }

    private Object list(Request request) {
        AnalysisStatus status = request.query("status").map(AnalysesApi::status).orElse(null);
        String application =
                request.query("application").map(Application::canonical).orElse(null);
        int limit = request.number("limit", 100, 1, 1000);
        int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
        return Map.of(
                "analyses",
                store.read(session -> session.analyses().list(status, application, limit, offset)).stream()
                        .map(IsablDocuments::summary)
                        .toList());
    }

    private Object get(Request request) {
        long id = request.id();
        return store.read(session -> session.analyses().find(id).map(analysis -> document(session, analysis)))
                .orElseThrow(() -> Request.notFound("analysis " + id));
    }

    private static Map<String, Object> document(Session session, Analysis analysis) {
        Map<String, Object> document = new LinkedHashMap<>(IsablDocuments.analysis(session, analysis));
        document.put(
                "journal",
                session.journal().of("analysis", analysis.id()).stream()
                        .map(RunDocuments::line)
                        .toList());
        return plain(document);
    }

    private static Map<String, Object> plain(Map<String, Object> document) {
        document.replaceAll((key, value) -> IsablDocuments.plain(value));
        return document;
    }

    /** With {@code run} an application does it; without, somebody else does and reports. */
    private Object add(Request request) {
        Map<String, Object> body = request.body();
        Tuple tuple = new Tuple(keys(body, "targets"), keys(body, "references"));
        return Boolean.TRUE.equals(body.get("run")) ? run(request, tuple) : register(request, tuple);
    }

    private Object run(Request request, Tuple tuple) {
        Map<String, Object> body = request.body();
        Mode mode = Boolean.TRUE.equals(body.get("force"))
                ? Mode.FORCE
                : Boolean.TRUE.equals(body.get("restart")) ? Mode.RESTART : Mode.NORMAL;
        Report report;
        Registered registered = resolve(application(body), "");
        Cause cause = store.read(session -> request.cause(session));
        try {
            report = submit.submit(
                    new Submission(registered, List.of(tuple), true, mode, cause.toString(), cause.chain()));
        } catch (InvalidRequestException e) {
            throw Request.invalid("application", String.valueOf(e.getMessage()));
        }
        if (!report.invalid().isEmpty()) {
            throw Request.invalid("targets", report.invalid().get(0).reason());
        }
        boolean skipped = report.run().isEmpty();
        Map<String, Object> document =
                (skipped ? report.skipped() : report.run()).get(0).analysis();
        return skipped ? plain(document) : Answer.created(plain(document));
    }

    private Registered resolve(Application wanted, String advice) {
        try {
            return applications.resolve(wanted.name(), options(wanted));
        } catch (InvalidRequestException e) {
            throw Request.invalid("application", e.getMessage() + advice);
        }
    }

    /** An application that runs here, or one elsewhere, which only its version tells from a name that was misspelt. */
    private Application recorded(Application wanted) {
        boolean elsewhere = !wanted.version().isEmpty()
                && applications.fitting(wanted.name(), options(wanted)).isEmpty();
        return elsewhere
                ? wanted
                : resolve(wanted, "; what another system runs is recorded with its version")
                        .application();
    }

    private static Map<String, String> options(Application wanted) {
        Map<String, String> options = new HashMap<>();
        options.put("version", wanted.version());
        options.put("assembly", wanted.assembly());
        options.put("species", wanted.species());
        options.values().removeIf(String::isEmpty);
        return options;
    }

    private Object register(Request request, Tuple tuple) {
        Application application = recorded(application(request.body()));
        return store.transact(session -> {
            requireExperiments(session, tuple);
            Optional<Analysis> known = session.analyses().find(application, tuple);
            if (known.isPresent()) {
                return document(session, known.get());
            }
            Cause cause = request.cause(session);
            long id = session.analyses().add(application, tuple, cause.toString(), cause.chain());
            change(session, id, request);
            return Answer.created(document(session, session.analyses().find(id).orElseThrow()));
        });
    }

    private static void requireExperiments(Session session, Tuple tuple) {
        if (tuple.targets().isEmpty()) {
            throw Request.invalid("targets", "is empty; give at least one experiment");
        }
        List<Long> all = new ArrayList<>(tuple.targets());
        all.addAll(tuple.references());
        for (long id : all) {
            if (session.experiments().find(id).isEmpty()) {
                throw Request.invalid("targets", "experiment " + id + " is not known here");
            }
        }
    }

    private Object patch(Request request) {
        long id = request.id();
        return store.transact(session -> {
            if (session.analyses().lock(id).isEmpty()) {
                throw Request.notFound("analysis " + id);
            }
            change(session, id, request);
            return document(session, session.analyses().find(id).orElseThrow());
        });
    }

    /** The status last, so that its signals see what came with it. */
    private static void change(Session session, long id, Request request) {
        Map<String, Object> body = request.body();
        Analysis before = session.analyses().find(id).orElseThrow();
        if (body.get("results") instanceof Map<?, ?> results) {
            session.analyses().setResults(id, MergePatch.apply(before.results(), results));
        }
        if (body.get("data") instanceof Map<?, ?> data) {
            session.analyses().setData(id, MergePatch.apply(before.data(), data));
        }
        String storage = request.text("storage_url");
        if (storage != null) {
            session.analyses().setStorageUrl(id, storage);
        }
        if (body.containsKey("notes")) {
            session.analyses().setNotes(id, request.text("notes"));
        }
        String status = request.text("status");
        if (status != null) {
            session.analyses().setStatus(id, status(status), request.cause(session));
        }
    }

    private static AnalysisStatus status(String text) {
        return AnalysisStatus.named(text)
                .orElseThrow(
                        () -> Request.invalid("status", "is '" + text + "'; allowed are " + AnalysisStatus.list()));
    }

    /** As our own documents have it, or flat, or by its name alone. */
    private static Application application(Map<String, Object> body) {
        Object given = body.get("application");
        if (given instanceof String name && !name.isBlank()) {
            return new Application(name, "", "", "");
        }
        if (given instanceof Map<?, ?> map && map.get("name") != null) {
            Map<?, ?> assembly = map.get("assembly") instanceof Map<?, ?> nested ? nested : Map.of();
            return new Application(
                    String.valueOf(map.get("name")),
                    text(map.get("version")),
                    map.get("assembly") instanceof String name ? name : text(assembly.get("name")),
                    map.get("species") == null ? text(assembly.get("species")) : text(map.get("species")));
        }
        throw Request.invalid("application", "is missing; give its name, or an object with name, version and assembly");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static List<Long> keys(Map<String, Object> body, String name) {
        Object given = body.getOrDefault(name, List.of());
        if (!(given instanceof List<?> list)) {
            throw Request.invalid(name, "is no list; give the ids of experiments");
        }
        return list.stream()
                .map(key -> {
                    if (key instanceof Integer || key instanceof Long) {
                        return ((Number) key).longValue();
                    }
                    throw Request.invalid(name, "has '" + key + "'; give the ids of experiments");
                })
                .toList();
    }

    private Object listApplications(Request request) {
        return Map.of(
                "applications",
                applications.all().stream()
                        .map(registered -> {
                            Map<String, Object> document = new LinkedHashMap<>();
                            document.put("name", registered.application().isablName());
                            document.put("route", registered.route().toString());
                            document.put("route_id", registered.route().routeId());
                            document.put("version", registered.application().version());
                            document.put("assembly", registered.application().assembly());
                            document.put("species", registered.application().species());
                            document.put("python_class", registered.className());
                            return document;
                        })
                        .toList());
    }
}
