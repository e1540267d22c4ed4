package io.cameleer.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** What reports are to tell, and have told. A subject is told once by each report. */
public final class ReportTable {

    private final Session session;

    ReportTable(Session session) {
        this.session = session;
    }

    /** These subjects are to be told, unless they were. */
    public void collect(String report, Collection<Long> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        var batch = session.handle()
                .prepareBatch("INSERT INTO report_item (report, subject) VALUES (:report, :subject)"
                        + " ON CONFLICT DO NOTHING");
        subjects.forEach(subject ->
                batch.bind("report", report).bind("subject", (long) subject).add());
        batch.execute();
    }

    /** The records of failed signals are to be told; those that are gone are not. */
    public void collectSignalFailures(String report) {
        session.handle()
                .createUpdate("DELETE FROM report_item WHERE report = :report"
                        + " AND subject NOT IN (SELECT id FROM signal_failure)")
                .bind("report", report)
                .execute();
        session.handle()
                .createUpdate("INSERT INTO report_item (report, subject) SELECT :report, id FROM signal_failure"
                        + " WHERE attempts > 0 ON CONFLICT DO NOTHING")
                .bind("report", report)
                .execute();
    }

    /** Until when the report has looked for what is new; empty: it never has. */
    public Optional<Instant> collected(String report) {
        return session.handle()
                .createQuery("SELECT collected FROM report WHERE name = :report")
                .bind("report", report)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** It has looked for what is new until now. */
    public void setCollected(String report) {
        session.handle()
                .createUpdate("INSERT INTO report (name, collected) VALUES (:report, :now)"
                        + " ON CONFLICT (name) DO UPDATE SET collected = excluded.collected")
                .bind("report", report)
                .bind("now", session.milliseconds())
                .execute();
    }

    /**
     * The mail that is to be sent now: the one that was begun and of which nobody knows whether it was taken, with what it
     * held then, else a new one with all that is not told yet.
     *
     * @param fresh the key of a new one
     * @return its key, the same until it was taken; empty: there is nothing to tell
     */
    public Optional<String> begin(String report, String fresh) {
        Optional<String> begun = session.handle()
                .createQuery("SELECT mail FROM report_item WHERE report = :report AND sent IS NULL"
                        + " AND mail IS NOT NULL ORDER BY mail LIMIT 1")
                .bind("report", report)
                .mapTo(String.class)
                .findOne();
        if (begun.isPresent()) {
            return begun;
        }
        int items = session.handle()
                .createUpdate("UPDATE report_item SET mail = :mail WHERE report = :report AND sent IS NULL")
                .bind("report", report)
                .bind("mail", fresh)
                .execute();
        return items == 0 ? Optional.empty() : Optional.of(fresh);
    }

    /** Nobody has the mail: what it was to tell goes into the next, with what is new by then. */
    public void giveBack(String report, String mail) {
        session.handle()
                .createUpdate("UPDATE report_item SET mail = NULL WHERE report = :report AND mail = :mail"
                        + " AND sent IS NULL")
                .bind("report", report)
                .bind("mail", mail)
                .execute();
    }

    /** The mail server, or the outbox, took the mail; gives how many subjects it told. */
    public int sent(String report, String mail) {
        return session.handle()
                .createUpdate("UPDATE report_item SET sent = :now WHERE report = :report AND mail = :mail"
                        + " AND sent IS NULL")
                .bind("now", session.milliseconds())
                .bind("report", report)
                .bind("mail", mail)
                .execute();
    }
}
