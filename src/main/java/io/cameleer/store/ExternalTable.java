package io.cameleer.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** External systems, what cohorts, subjects and experiments are called there, and the kinds of scan. */
public final class ExternalTable {

    /** What has a name of its own in other systems. */
    public enum Owner {
        COHORT("external_cohort_url", "cohort_id", "url"),
        SUBJECT("external_subject_id", "subject_id", "external_id"),
        EXPERIMENT("external_experiment_id", "experiment_id", "external_id");

        private final String table;
        private final String key;
        private final String value;

        Owner(String table, String key, String value) {
            this.table = table;
            this.key = key;
            this.value = value;
        }
    }

    /** Another system that experiments are known in, such as an image archive. */
    public record ExternalSystem(long id, String name, String url) {}

    /** A kind of scan that experiments may hold. */
    public record StoredScantype(long id, String modality, String protocol) {}

    private final Session session;

    ExternalTable(Session session) {
        this.session = session;
    }

    public List<ExternalSystem> systems() {
        return session.handle()
                .createQuery("SELECT id, system_name, url FROM external_system ORDER BY id")
                .map((row, context) ->
                        new ExternalSystem(row.getLong("id"), row.getString("system_name"), row.getString("url")))
                .list();
    }

    /** URLs of a cohort, ids of a subject or an experiment, by the names of the systems. */
    public Map<String, String> of(Owner owner, long id) {
        Map<String, String> values = new LinkedHashMap<>();
        session.handle()
                .createQuery("SELECT s.system_name, x." + owner.value + " AS value FROM " + owner.table + " x"
                        + " JOIN external_system s ON s.id = x.external_system_id WHERE x." + owner.key
                        + " = :id ORDER BY s.id")
                .bind("id", id)
                .map((row, context) -> Map.entry(row.getString("system_name"), row.getString("value")))
                .forEach(value -> values.put(value.getKey(), value.getValue()));
        return values;
    }

    /** Adds or replaces one; false: there is no such system. */
    public boolean put(Owner owner, long id, String system, String value) {
        return session.handle()
                        .createUpdate("INSERT INTO " + owner.table + " (" + owner.key + ", external_system_id, "
                                + owner.value + ") SELECT :id, id, :value FROM external_system"
                                + " WHERE system_name = :system ON CONFLICT (" + owner.key
                                + ", external_system_id) DO UPDATE SET " + owner.value + " = excluded." + owner.value)
                        .bind("id", id)
                        .bind("system", system)
                        .bind("value", value)
                        .execute()
                > 0;
    }

    /** Takes away what is known of this system and of no other; false: nothing was. */
    public boolean remove(Owner owner, long id, String system) {
        return session.handle()
                        .createUpdate("DELETE FROM " + owner.table + " WHERE " + owner.key + " = :id AND"
                                + " external_system_id IN (SELECT id FROM external_system WHERE system_name = :system)")
                        .bind("id", id)
                        .bind("system", system)
                        .execute()
                > 0;
    }

    /** Adds a kind of scan, or changes the modality of its protocol. */
    public void putScantype(String modality, String protocol) {
        session.handle()
                .createUpdate("INSERT INTO scantype (modality, protocol) VALUES (:modality, :protocol)"
                        + " ON CONFLICT (protocol) DO UPDATE SET modality = excluded.modality")
                .bind("modality", modality)
                .bind("protocol", protocol)
                .execute();
    }

    public List<StoredScantype> scantypes() {
        return session.handle()
                .createQuery("SELECT id, modality, protocol FROM scantype ORDER BY id")
                .map((row, context) ->
                        new StoredScantype(row.getLong("id"), row.getString("modality"), row.getString("protocol")))
                .list();
    }
}
