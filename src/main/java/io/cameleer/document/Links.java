package io.cameleer.document;

import io.cameleer.store.Labelled;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How documents name things, refer to each other and write times. */
final class Links {

    private static final DateTimeFormatter TO_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TO_MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    private final String externalUrl;
    private final ZoneId site;

    Links(String externalUrl, ZoneId site) {
        this.externalUrl = externalUrl;
        this.site = site;
    }

    static String uri(String collection, long id) {
        return "/api/v2/" + collection + "/" + id;
    }

    /** The beginning of a document: number, label and the three addresses. */
    Map<String, Object> head(String collection, Labelled row) {
        Map<String, Object> document = summary(collection, row);
        addAddresses(document, collection, row.id(), "/" + collection + "/" + row.id());
        return document;
    }

    /** Adds {@code api_uri} for programs and {@code web_uri}, the page at {@code page}, for people. */
    void addAddresses(Map<String, Object> document, String collection, long id, String page) {
        document.put("api_uri", externalUrl + uri(collection, id));
        document.put("web_uri", externalUrl + page);
    }

    static Map<String, Object> summary(String collection, Labelled row) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", row.id());
        document.put("label", row.label());
        document.put("uri", uri(collection, row.id()));
        return document;
    }

    static List<Map<String, Object>> summaries(String collection, List<Labelled> rows) {
        return rows.stream().map(row -> summary(collection, row)).toList();
    }

    /** Of what has no label. */
    static Map<String, Object> summary(String collection, long id) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("uri", uri(collection, id));
        return document;
    }

    /** In the site's time without an offset, as Study Governor's clients read it. */
    @Nullable
    String time(@Nullable Instant instant) {
        return instant == null ? null : time(LocalDateTime.ofInstant(instant, site));
    }

    /** With seconds always and six digits behind them or none, as Python writes and reads it. */
    static String time(LocalDateTime time) {
        return time.format(time.getNano() == 0 ? TO_SECONDS : TO_MICROSECONDS);
    }
}
