package io.cameleer.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/**
 * The operators' files of routes, {@code **}{@code /*.camel.yaml} below a folder. Each is tried by itself before Camel
 * gets it, so a bad file is a problem with a place and a reason, and neither stops the service nor the files beside it.
 */
public final class RouteFiles {

    private final Path folder;
    private final List<RouteRule> rules;

    public RouteFiles(Path folder, List<RouteRule> rules) {
        this.folder = folder;
        this.rules = List.copyOf(rules);
    }

    /**
     * Loads every good file into a started context. Of two files that want the same route id or the same beginning, the
     * one that comes later in the order of paths is refused.
     *
     * @return what is wrong, in the order in which it was found; empty where all files run
     */
    public List<RouteProblem> loadInto(CamelContext live) {
        RouteFolder read;
        try {
            read = RouteFolder.read(folder);
        } catch (IOException failure) {
            return List.of(new RouteProblem(
                    folder.toString(),
                    0,
                    null,
                    "cannot be read (" + failure.getClass().getSimpleName() + ")",
                    "check it"));
        }
        List<RouteProblem> problems = new ArrayList<>(read.problems());
        Loading loading = new Loading(live);
        for (RouteFile file : read.files()) {
            problems.addAll(loading.take(file));
        }
        return problems;
    }

    /** One pass over all files. */
    private final class Loading {

        private final DryRun dryRun;
        private final LiveRoutes liveRoutes;
        private final List<RouteFile> provided = new ArrayList<>();
        private final Map<String, String> ownerOfId = new HashMap<>();
        private final Map<String, RouteClaim> ownerOfBeginning = new HashMap<>();
        private final CamelContext live;

        Loading(CamelContext live) {
            this.live = live;
            this.dryRun = new DryRun(live, rules);
            this.liveRoutes = new LiveRoutes(live);
            for (Route route : live.getRoutes()) {
                own(RouteClaim.of(route), "the service itself");
            }
        }

        List<RouteProblem> take(RouteFile file) {
            DryRun.Result result = dryRun.check(file, provided);
            List<RouteProblem> problems = new ArrayList<>(result.problems());
            for (RouteOutline.Item item : file.outline().items()) {
                addTo(problems, idProblem(file, item));
            }
            if (problems.isEmpty()) {
                Map<String, RouteClaim> inThisFile = new HashMap<>();
                result.claims().forEach(claim -> addTo(problems, beginningProblem(file, claim, inThisFile)));
            }
            if (!problems.isEmpty() || file.isEmpty()) {
                return problems;
            }
            try {
                liveRoutes.load(file);
            } catch (Exception failure) {
                return List.of(new Diagnosis(file, live).of(failure));
            }
            if (file.provides()) {
                provided.add(file);
            }
            file.outline().items().forEach(item -> ownerOfId.put(nameOf(item), file.name()));
            result.claims().forEach(claim -> own(claim, file.name()));
            return List.of();
        }

        private void own(RouteClaim claim, String owner) {
            ownerOfId.put("route " + claim.routeId(), owner);
            if (claim.from() != null) {
                ownerOfBeginning.put(claim.from(), claim);
            }
        }

        private @Nullable RouteProblem idProblem(RouteFile file, RouteOutline.Item item) {
            String owner = item.id() == null ? null : ownerOfId.get(nameOf(item));
            return owner == null
                    ? null
                    : file.problem(item.line(), item.id(), "this id is used by " + owner, "give it another id");
        }

        private @Nullable RouteProblem beginningProblem(
                RouteFile file, RouteClaim claim, Map<String, RouteClaim> inThisFile) {
            String from = claim.from();
            if (from == null) {
                return null;
            }
            RouteClaim above = inThisFile.putIfAbsent(from, claim);
            RouteClaim owner = above == null ? ownerOfBeginning.get(from) : above;
            if (owner == null) {
                return null;
            }
            String where = above == null ? String.valueOf(ownerOfId.get("route " + owner.routeId())) : "this file";
            return file.problem(
                    file.lineOf(claim.routeId()),
                    claim.routeId(),
                    "the route " + owner.routeId() + " of " + where + " begins with " + from + " already",
                    "let one of them begin with another name");
        }

        private static void addTo(List<RouteProblem> problems, @Nullable RouteProblem problem) {
            if (problem != null) {
                problems.add(problem);
            }
        }

        /** Routes share their names with those made from templates; templates and configurations have names of their own. */
        private static String nameOf(RouteOutline.Item item) {
            return switch (item.kind()) {
                case ROUTE, TEMPLATED -> "route " + item.id();
                default -> item.key() + " " + item.id();
            };
        }
    }
}
