package io.cameleer.web;

import io.cameleer.store.ExperimentSearch.Found;
import io.cameleer.store.ExperimentSearch.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the list of experiments; {@code number} counts from 1. */
public record ExperimentListPage(Query query, List<Found> found, List<String> states, long all, int number) {

    static final int SIZE = 50;

    public boolean isFiltered() {
        return !(query.label() + query.state() + query.waits()).isEmpty();
    }

    /** Such as {@code 51 to 100 of 2001}. */
    public String range() {
        long first = (number - 1L) * SIZE + 1;
        return all == 0 || found.isEmpty()
                ? "none of " + all
                : first + " to " + (first + found.size() - 1) + " of " + all;
    }

    public @Nullable String previous() {
        return number > 1 ? address(number - 1) : null;
    }

    public @Nullable String next() {
        return (long) number * SIZE < all ? address(number + 1) : null;
    }

    private String address(int page) {
        return "/experiments?label=" + encoded(query.label()) + "&state=" + encoded(query.state()) + "&waits="
                + encoded(query.waits()) + "&page=" + page;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
