package io.cameleer.store;

import java.util.Collection;
import java.util.List;

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

    /** What is not told yet. */
    public List<Long> unsent(String report) {
        return session.handle()
                .createQuery("SELECT subject FROM report_item WHERE report = :report AND sent IS NULL ORDER BY subject")
                .bind("report", report)
                .mapTo(Long.class)
                .list();
    }

    /** These were told: the mail server, or the outbox, took the mail. */
    public void sent(String report, Collection<Long> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        long now = session.milliseconds();
        var batch = session.handle()
                .prepareBatch("UPDATE report_item SET sent = :now WHERE report = :report AND subject = :subject");
        subjects.forEach(subject -> batch.bind("now", now)
                .bind("report", report)
                .bind("subject", (long) subject)
                .add());
        batch.execute();
    }
}
