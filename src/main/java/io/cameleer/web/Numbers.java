package io.cameleer.web;

import io.cameleer.http.PageRequest;
import io.cameleer.http.ProblemException;

/** Numbers in addresses. */
final class Numbers {

    private Numbers() {}

    /** The {@code id} of the path; what is no number names nothing. */
    static long id(PageRequest request) {
        String id = request.path("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new ProblemException(404, "'" + Shown.text(id) + "' is no number");
        }
        return Long.parseLong(id);
    }
}
