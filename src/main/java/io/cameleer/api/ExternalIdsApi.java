package io.cameleer.api;

import io.cameleer.document.Documents;
import io.cameleer.store.ExternalTable.ExternalSystem;
import io.cameleer.store.ExternalTable.Owner;
import io.cameleer.store.ExternalTable.StoredScantype;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** External systems, what cohorts, subjects and experiments are called there, and the kinds of scan. */
public final class ExternalIdsApi implements OperationGroup {

    private final Store store;

    public ExternalIdsApi(Store store) {
        this.store = store;
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("listExternalSystems", this::systems);
        operations.put("getExternalSystem", this::system);
        operations.put("getExternalSystemByName", this::systemByName);
        operations.put("listScantypes", this::scantypes);
        operations.put("getScantype", this::scantype);
        for (Owned owned : Owned.values()) {
            operations.put("getExternalIdsOf" + owned.name, request -> get(owned, request));
            operations.put("putExternalIdOf" + owned.name, request -> put(owned, request));
            operations.put("deleteExternalIdOf" + owned.name, request -> delete(owned, request));
        }
        return operations;
    }

    /** How requests and answers call what has ids elsewhere. */
    private enum Owned {
        COHORT(Owner.COHORT, "Cohort", "external_urls", "external_url"),
        SUBJECT(Owner.SUBJECT, "Subject", "external_ids", "external_id"),
        EXPERIMENT(Owner.EXPERIMENT, "Experiment", "external_ids", "external_id");

        private final Owner owner;
        private final String name;
        private final String all;
        private final String one;

        Owned(Owner owner, String name, String all, String one) {
            this.owner = owner;
            this.name = name;
            this.all = all;
            this.one = one;
        }

        private Optional<String> label(Session session, long id) {
            return switch (this) {
                case COHORT -> session.cohorts().find(id).map(cohort -> cohort.label());
                case SUBJECT -> session.cohorts().subject(id).map(subject -> subject.label());
                case EXPERIMENT -> session.experiments().find(id).map(experiment -> experiment.label());
            };
        }

        private Map<String, Object> document(Session session, long id) {
            String lower = name.toLowerCase(java.util.Locale.ROOT);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(lower + "_id", id);
            document.put(lower + "_label", label(session, id).orElseThrow(() -> Request.notFound(lower + " " + id)));
            document.put(all, session.externals().of(owner, id));
            return document;
        }
    }

    private Object get(Owned owned, Request request) {
        return store.read(session -> owned.document(session, request.id()));
    }

    private Object put(Owned owned, Request request) {
        long id = request.id();
        String system = request.path("system");
        String value = Labels.required(request, owned.one);
        return Answer.created(store.transact(session -> {
            owned.document(session, id);
            if (!session.externals().put(owned.owner, id, system, value)) {
                throw Request.notFound("external system '" + system + "'");
            }
            return owned.document(session, id);
        }));
    }

    private Object delete(Owned owned, Request request) {
        long id = request.id();
        String system = request.path("system");
        return store.transact(session -> {
            owned.document(session, id);
            if (!session.externals().remove(owned.owner, id, system)) {
                throw Request.notFound("what external system '" + system + "' calls it");
            }
            return owned.document(session, id);
        });
    }

    private Object systems(Request request) {
        return Map.of(
                "external_systems",
                store.read(session -> session.externals().systems()).stream()
                        .map(Documents::externalSystem)
                        .toList());
    }

    private Object system(Request request) {
        return store.read(session -> session.externals().systems()).stream()
                .filter(system -> system.id() == request.id())
                .findFirst()
                .map(Documents::externalSystem)
                .orElseThrow(() -> Request.notFound("external system " + request.id()));
    }

    private Object systemByName(Request request) {
        String name = request.path("name");
        return store.read(session -> session.externals().systems()).stream()
                .filter((ExternalSystem system) -> system.name().equals(name))
                .findFirst()
                .map(Documents::externalSystem)
                .orElseThrow(() -> Request.notFound("external system '" + name + "'"));
    }

    private Object scantypes(Request request) {
        return Map.of(
                "scantypes",
                store.read(session -> session.externals().scantypes()).stream()
                        .map(Documents::scantype)
                        .toList());
    }

    private Object scantype(Request request) {
        return store.read(session -> session.externals().scantypes()).stream()
                .filter((StoredScantype scantype) -> scantype.id() == request.id())
                .findFirst()
                .map(Documents::scantype)
                .orElseThrow(() -> Request.notFound("scan type " + request.id()));
    }
}
